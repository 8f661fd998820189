// Stands in the bundle for node:os, which the SDK asks for the machine's name and version to describe itself in each
// request. The client is given a shorter description, in lambda/aws/cases-client.ts.
export { unreachable as platform, unreachable as release };

function unreachable(): never {
  throw new Error('The bundle asks nothing of the operating system: lib/bundling.ts leaves node:os out');
}
