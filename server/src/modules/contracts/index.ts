export { activateContract } from './activate-contract.ts'
export { cancelContract, endContract } from './cancel-contract.ts'
export { createContract } from './create-contract.ts'
export { getContract } from './get-contract.ts'
export { addOverride, blockAccess, removeOverride, unblockAccess } from './override-access.ts'
export { recomputeAccess } from './recompute-access.ts'
export { resumeContract } from './resume-contract.ts'
export { sendForSignature, signContract } from './sign-contract.ts'
export { suspendContract } from './suspend-contract.ts'
export { permissions } from './permissions.ts'
export type { ContractRow } from './store.ts'
export const jobs = []
export const routes = {}
