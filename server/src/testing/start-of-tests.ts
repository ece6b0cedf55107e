/** 2026-01-10, 09:00 in São Paulo: when every test begins unless it says otherwise. */
export const startOfTests = new Date('2026-01-10T12:00:00Z')
