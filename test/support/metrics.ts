/** A line of CloudWatch's embedded metric format, as far as the function writes it. */
type MetricLine = {
  _aws: {
    CloudWatchMetrics: {
      Namespace: string;
      Dimensions: string[][];
      Metrics: { Name: string; Unit: string }[];
    }[];
  };
} & Record<string, unknown>;

/** The metrics that CloudWatch reads out of lines, each value under its name with what it is to be found by. */
export function readMetrics(lines: Record<string, unknown>[]) {
  return (lines as MetricLine[]).flatMap((line) =>
    line._aws.CloudWatchMetrics.flatMap(({ Namespace: namespace, Dimensions, Metrics }) =>
      Metrics.map(({ Name: name, Unit: unit }) => ({
        namespace,
        dimensions: Dimensions.map((set) => Object.fromEntries(set.map((key) => [key, line[key]]))),
        name,
        unit,
        value: line[name] as number,
      })),
    ),
  );
}

/** The sum of each metric, as CloudWatch's statistic of that name. */
export function sumMetrics(lines: Record<string, unknown>[]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const { name, value } of readMetrics(lines)) sums[name] = (sums[name] ?? 0) + value;
  return sums;
}
