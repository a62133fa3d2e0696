using System.Globalization;
using System.Text;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace PuskesosBot.Server.Observability;

/// <summary>Writes metrics in the Prometheus text format, version 0.0.4.</summary>
internal static class PrometheusText
{
    internal const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    internal static string Write(in Batch<Metric> batch)
    {
        var text = new StringBuilder();
        foreach (var metric in batch) Append(text, metric);
        return text.ToString();
    }

    private static void Append(StringBuilder text, Metric metric)
    {
        var (name, kind) = (NameOf(metric), KindOf(metric.MetricType));
        if (kind is null) return;
        if (metric.Description is { Length: > 0 } help)
            text.Append("# HELP ").Append(name).Append(' ').AppendEscaped(help).Append('\n');
        text.Append("# TYPE ").Append(name).Append(' ').Append(kind).Append('\n');
        foreach (ref readonly var point in metric.GetMetricPoints())
        {
            if (kind == "histogram") AppendHistogram(text, name, point);
            else AppendSample(text, name, point.Tags, null, ValueOf(metric.MetricType, point));
        }
    }

    private static void AppendHistogram(StringBuilder text, string name, in MetricPoint point)
    {
        var count = 0L;
        foreach (var bucket in point.GetHistogramBuckets())
        {
            count += bucket.BucketCount;
            AppendSample(text, $"{name}_bucket", point.Tags, Number(bucket.ExplicitBound), count);
        }

        AppendSample(text, $"{name}_sum", point.Tags, null, point.GetHistogramSum());
        AppendSample(text, $"{name}_count", point.Tags, null, point.GetHistogramCount());
    }

    private static void AppendSample(
        StringBuilder text, string name, ReadOnlyTagCollection tags, string? upTo, double value)
    {
        text.Append(name);
        var separator = '{';
        foreach (var tag in tags)
        {
            text.Append(separator).Append(Clean(tag.Key)).Append("=\"").AppendEscaped(TextOf(tag.Value)).Append('"');
            separator = ',';
        }

        if (upTo is not null) text.Append(separator).Append("le=\"").Append(upTo).Append('"');
        if (upTo is not null || separator == ',') text.Append('}');
        text.Append(' ').Append(Number(value)).Append('\n');
    }

    private static string TextOf(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";

    // Prometheus asks for base units in the name and for _total on what only grows.
    private static string NameOf(Metric metric)
    {
        var unit = metric.Unit switch { "s" => "_seconds", "By" => "_bytes", "1" => "_ratio", _ => "" };
        var name = Clean(metric.Name);
        if (!name.EndsWith(unit, StringComparison.Ordinal)) name += unit;
        var isNamed = !IsCounter(metric.MetricType) || name.EndsWith("_total", StringComparison.Ordinal);
        return isNamed ? name : $"{name}_total";
    }

    private static string Clean(string name) =>
        string.Create(name.Length, name, static (clean, from) =>
        {
            for (var at = 0; at < from.Length; at++) clean[at] = char.IsAsciiLetterOrDigit(from[at]) ? from[at] : '_';
        });

    private static bool IsCounter(MetricType type) => type is MetricType.LongSum or MetricType.DoubleSum;

    private static string? KindOf(MetricType type) => type switch
    {
        MetricType.LongSum or MetricType.DoubleSum => "counter",
        MetricType.LongSumNonMonotonic or MetricType.DoubleSumNonMonotonic => "gauge",
        MetricType.LongGauge or MetricType.DoubleGauge => "gauge",
        MetricType.Histogram => "histogram",
        _ => null, // Exponential histograms have no form in this format, and no view here asks for them.
    };

    private static double ValueOf(MetricType type, in MetricPoint point) => type switch
    {
        MetricType.LongSum or MetricType.LongSumNonMonotonic => point.GetSumLong(),
        MetricType.DoubleSum or MetricType.DoubleSumNonMonotonic => point.GetSumDouble(),
        MetricType.LongGauge => point.GetGaugeLastValueLong(),
        MetricType.DoubleGauge => point.GetGaugeLastValueDouble(),
        _ => throw new System.Diagnostics.UnreachableException(type.ToString()),
    };

    private static string Number(double value) => value switch
    {
        double.PositiveInfinity => "+Inf",
        double.NegativeInfinity => "-Inf",
        _ => value.ToString(CultureInfo.InvariantCulture),
    };

    private static StringBuilder AppendEscaped(this StringBuilder text, string value) => text.Append(value
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("\n", "\\n", StringComparison.Ordinal)
        .Replace("\"", "\\\"", StringComparison.Ordinal));
}
