/**
 * How use cases reach the world outside. Each module that needs one declares its port here by declaration merging:
 * `declare module '#kernel/ports' { interface Ports { mailer: Mailer } }`. Only app.ts chooses the adapters.
 */
// oxlint-disable-next-line typescript/no-empty-object-type -- filled by the modules
export interface Ports {}
