/**
 * Who may do something that one instance at a time does. In the embedded mode the data directory belongs to one process;
 * with several nodes a shared store says who holds it, and until when.
 */
export interface Lease {
  /** Takes or renews it for a while; false when somebody else holds it. */
  hold(seconds: number): Promise<boolean>;
  /** Lets another instance in at once. */
  release(): Promise<void>;
}
