using System.Diagnostics.Metrics;
using PuskesosBot.Server.Observability;

namespace PuskesosBot.Tests.Observability;

public sealed class MetricsTests
{
    [Fact]
    public void A_scrape_shows_counters_gauges_and_histograms_in_prometheus_form()
    {
        using var metering = new Metering();
        using var meter = new Meter("Puskesos.Forms");
        meter.CreateCounter<long>("desk.forms.turns", null, "Turns \"done\"\nso far")
            .Add(3, Tag("outcome", "a\"b\\c\nd"));
        meter.CreateUpDownCounter<int>("desk.forms.waiting").Add(2);
        meter.CreateHistogram<double>("desk.forms.took", "s", null, null,
            new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.5, 1] }).Record(0.7);

        var text = metering.Scrape();

        text.ShouldContain("# HELP desk_forms_turns_total Turns \\\"done\\\"\\nso far\n"
            + "# TYPE desk_forms_turns_total counter\n");
        text.ShouldContain("desk_forms_turns_total{outcome=\"a\\\"b\\\\c\\nd\"} 3\n");
        text.ShouldContain("# TYPE desk_forms_waiting gauge\ndesk_forms_waiting 2\n");
        text.ShouldContain("# TYPE desk_forms_took_seconds histogram\ndesk_forms_took_seconds_bucket{le=\"0.5\"} 0\n"
            + "desk_forms_took_seconds_bucket{le=\"1\"} 1\ndesk_forms_took_seconds_bucket{le=\"+Inf\"} 1\n"
            + "desk_forms_took_seconds_sum 0.7\ndesk_forms_took_seconds_count 1\n");
    }

    [Fact]
    public void A_label_that_is_not_on_the_list_is_dropped()
    {
        using var metering = new Metering();
        using var meter = new Meter("Puskesos.Labels");

        meter.CreateCounter<long>("desk.labels.calls")
            .Add(1, Tag("url.path", "/bot123:secret/send"), Tag("channel", "telegram"));

        metering.Scrape().ShouldContain("desk_labels_calls_total{channel=\"telegram\"} 1\n");
    }

    [Fact]
    public void A_second_scrape_goes_on_counting()
    {
        using var metering = new Metering();
        using var meter = new Meter("Puskesos.Again");
        var counter = meter.CreateCounter<long>("desk.again");
        counter.Add(1);
        metering.Scrape();

        counter.Add(1);

        metering.Scrape().ShouldContain("desk_again_total 2\n");
    }

    private static KeyValuePair<string, object?> Tag(string name, string value) => new(name, value);
}
