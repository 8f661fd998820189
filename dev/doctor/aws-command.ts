/** The options of an AWS CLI command by their names without dashes; a list is given as several values. */
export type CommandOptions = Record<string, string | string[]>;

/**
 * What the AWS CLI reads as an option, or as the name of a file or address whose content is meant; and control characters,
 * to which a terminal may react before the shell reads them.
 */
const NOT_A_VALUE = /^(-|fileb?:\/\/|https?:\/\/)|\p{Cc}/u;

/**
 * An AWS CLI command to paste into a POSIX shell. Undefined for a value that would not arrive as it is: no name in AWS
 * looks like that.
 */
export function awsCommand(operation: string, options: CommandOptions): string | undefined {
  const given = Object.entries(options);
  if (given.some(([, values]) => [values].flat().some((value) => NOT_A_VALUE.test(value)))) return undefined;
  const words = given.flatMap(([name, values]) => [`--${name}`, ...[values].flat().map(quote)]);
  return `aws ${operation} ${words.join(' ')}`;
}

/** An argument as a POSIX shell reads it: as it is where no character means anything to the shell, else in apostrophes. */
export function quote(argument: string): string {
  return /^[\w@%+:,./-]+$/.test(argument) ? argument : `'${argument.replaceAll("'", "'\\''")}'`;
}
