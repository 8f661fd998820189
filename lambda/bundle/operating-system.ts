// Replaces node:os in the bundle, which the SDK asks for the machine's name and version to describe itself in each
// request. lambda/aws/cases-client.ts gives the client a shorter description.
export { unreachable as platform, unreachable as release };

function unreachable(): never {
  throw new Error('The bundle asks nothing of the operating system: lib/bundling.ts leaves node:os out');
}
