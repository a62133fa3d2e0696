using System.Text;
using System.Text.Json;
using PuskesosBot.Channels.WhatsApp;

namespace PuskesosBot.Tests.Channels.WhatsApp;

public sealed class SignatureTests
{
    private static readonly TwilioSignature Ours = new(TwilioPayloads.Token);

    public static TheoryData<string, string, string> Requests()
    {
        var all = new TheoryData<string, string, string>();
        foreach (var request in TwilioPayloads.Signatures.GetProperty("requests").EnumerateArray())
            all.Add(Text(request, "file"), Text(request, "url"), Text(request, "signature"));
        return all;
    }

    public static TheoryData<string, string, string, bool> Variants()
    {
        var all = new TheoryData<string, string, string, bool>();
        foreach (var variant in TwilioPayloads.Signatures.GetProperty("urlVariants").EnumerateArray())
        {
            all.Add(Text(variant, "file"), Text(variant, "configuredUrl"), Text(variant, "signature"),
                variant.GetProperty("libraryAccepts").GetBoolean());
        }

        return all;
    }

    [Theory]
    [MemberData(nameof(Requests))]
    public void Every_signed_example_is_accepted_and_refused_with_anything_changed(
        string file, string url, string signature)
    {
        var bytes = TwilioPayloads.Bytes(file);
        var form = TwilioForm.Parse(bytes)!;

        Ours.Matches(url, form, signature).ShouldBeTrue();
        Ours.Of(url, form).ShouldBe(signature);
        Ours.Matches(url + "#rc=2", form, signature).ShouldBeTrue();
        Ours.Matches(url + "x", form, signature).ShouldBeFalse();
        Ours.Matches(url, TwilioForm.Parse([.. bytes, .. "&extra="u8])!, signature).ShouldBeFalse();
        Ours.Matches(url, form, signature.ToLowerInvariant()).ShouldBeFalse();
        Ours.Matches(url, form, "").ShouldBeFalse();
        Ours.Matches(url, form, null).ShouldBeFalse();
        new TwilioSignature(TwilioPayloads.Token + "x").Matches(url, form, signature).ShouldBeFalse();
    }

    [Fact]
    public void No_signed_example_is_left_out() => Requests().Select(row => row.Data.Item1.Replace(".form", ""))
        .Order(StringComparer.Ordinal).ShouldBe(TwilioPayloads.FormNames());

    [Theory]
    [MemberData(nameof(Variants))]
    public void The_port_may_be_written_or_not_and_the_scheme_is_what_it_is(
        string file, string url, string signature, bool isAccepted) =>
        Ours.Matches(url, TwilioForm.Parse(TwilioPayloads.Bytes(file))!, signature).ShouldBe(isAccepted);

    [Theory]
    [InlineData("https://[2001:db8::1]/a?b=:1", "https://[2001:db8::1]:443/a?b=:1", true)]
    [InlineData("https://a.example:8443/x", "https://a.example/x", true)]
    [InlineData("https://a.example/x", "https://a.example:8443/x", false)]
    [InlineData("http://a.example?x=1", "http://a.example:80?x=1", true)]
    public void Only_the_configured_port_or_none_is_meant(string configured, string signedUrl, bool isAccepted)
    {
        var form = TwilioForm.Parse("Body=halo"u8)!;

        Ours.Matches(configured, form, Ours.Of(signedUrl, form)).ShouldBe(isAccepted);
    }

    [Fact]
    public void A_json_body_is_signed_by_its_hash_in_the_address()
    {
        var json = TwilioPayloads.Signatures.GetProperty("jsonBody");
        var (url, signature) = (Text(json, "url"), Text(json, "signature"));
        var body = TwilioPayloads.Bytes(Text(json, "file"));

        Ours.MatchesJson(url, body, signature).ShouldBeTrue();
        Ours.MatchesJson(url, [.. body, (byte)' '], signature).ShouldBeFalse();
        Ours.MatchesJson(url.Replace("bodySHA256=e", "bodySHA256=f", StringComparison.Ordinal), body, signature)
            .ShouldBeFalse();
        Ours.MatchesJson(url.Split('?')[0], body, signature).ShouldBeFalse();
        Ours.MatchesJson(url, body, "").ShouldBeFalse();
    }

    [Theory]
    [InlineData("a=%")]
    [InlineData("a=%2")]
    [InlineData("a=%zz")]
    [InlineData("a=%+1")]
    [InlineData("%ff=1")]
    [InlineData("a=%ed%a0%80")]
    public void What_is_no_form_is_told_so(string body) =>
        TwilioForm.Parse(Encoding.Latin1.GetBytes(body)).ShouldBeNull();

    [Fact]
    public void Fields_keep_their_blanks_their_order_and_their_repetition()
    {
        var form = TwilioForm.Parse("b=+x+&a&&a=%F0%9F%99%8F=&b="u8)!;

        form.Fields.Select(f => $"{f.Key}:{f.Value}").ShouldBe(["b: x ", "a:", "a:🙏=", "b:"]);
        form["b"].ShouldBe(" x ");
        form["missing"].ShouldBe("");
    }

    [Fact]
    public void A_form_over_the_limits_is_not_read()
    {
        TwilioForm.Parse(new byte[TwilioForm.BodyBytesMax + 1]).ShouldBeNull();
        TwilioForm.Parse(Encoding.UTF8.GetBytes(string.Join('&', Enumerable.Repeat("a=1", 301)))).ShouldBeNull();
    }

    [Fact]
    public void Without_a_key_there_is_no_signature() =>
        Should.Throw<ArgumentException>(() => new TwilioSignature(""));

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;
}
