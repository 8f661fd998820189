// Stands in the bundle for @aws-lambda-powertools/commons/utils/invocation-scoped, which keeps what belongs to an
// invocation apart where one sandbox serves several at a time. The stack's function runs where a sandbox serves one
// after the other; the original would ask the environment for that several dozen times in each.

type Source<T> = { initial: T } | { fresh: () => T };

/** A value of the current invocation, of which there is one. */
export class InvocationScoped<T> {
  readonly isScoped = false;
  private readonly create: () => T;
  private box: { value: T } | undefined;

  constructor(_name: string, source: Source<T>) {
    this.create = 'fresh' in source ? source.fresh : () => source.initial;
  }

  get(): T {
    this.box ??= { value: this.create() };
    return this.box.value;
  }

  set(value: T): void {
    this.box = { value };
  }

  reset(): void {
    this.box = undefined;
  }

  getShared(): T {
    return this.get();
  }

  setShared(value: T): void {
    this.set(value);
  }
}
