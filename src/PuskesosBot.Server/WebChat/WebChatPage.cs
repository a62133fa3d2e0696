using System.Security.Cryptography;
using System.Text.Encodings.Web;
using Microsoft.Extensions.Options;

namespace PuskesosBot.Server.WebChat;

/// <summary>What the page is headed with.</summary>
/// <param name="DeskName">As people know the desk: "Puskesos Lebak Siliwangi".</param>
internal sealed record WebChatFace(string DeskName);

/// <summary>The page at <c>/</c>: a frame for the chat component, which the bundle puts in.</summary>
internal sealed class WebChatPage(
    WebChatAssets assets, WebChatFace face, WebChatAddresses addresses, IOptions<WebChatOptions> options)
{
    public IResult Show(HttpContext http)
    {
        if (assets.PathOf("page.js") is not { } script || assets.PathOf("page.css") is not { } style)
        {
            return TypedResults.Text(
                "The web chat was not built: build src/PuskesosBot.Server with npm installed.",
                statusCode: StatusCodes.Status503ServiceUnavailable);
        }

        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = Policy(nonce, addresses.BaseOf(http.Request));
        headers.CacheControl = "no-store";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
        var root = http.Request.PathBase.Value;
        return TypedResults.Content(Html(root + script, root + style, nonce), "text/html; charset=utf-8");
    }

    /// <remarks>
    /// The component makes style elements at run time, hence the nonce for styles, and shrinks a photo for its own
    /// list in a worker it makes, and fetches it from a blob. The socket's address is named because older Safari does
    /// not count it under 'self'.
    /// </remarks>
    private string Policy(string nonce, string baseAddress)
    {
        var embedders = string.Join(' ', options.Value.Origins());
        var socket = Uri.TryCreate(WebChatAddresses.SocketBase(baseAddress), UriKind.Absolute, out var address)
            ? address.GetLeftPart(UriPartial.Authority)
            : "";
        return $"default-src 'none'; script-src 'nonce-{nonce}'; style-src 'self' 'nonce-{nonce}'; "
            + $"img-src 'self' data: blob:; worker-src blob:; connect-src 'self' blob: {socket}; "
            + $"base-uri 'none'; form-action 'none'; frame-ancestors 'self' {embedders}";
    }

    private string Html(string script, string style, string nonce)
    {
        var desk = HtmlEncoder.Default.Encode(face.DeskName);
        return $"""
            <!doctype html>
            <html lang="id">
            {Head(desk, script, style, nonce)}
            <body>
              <main class="phone">
                <header class="top">
                  <div>
                    <h1>{desk}</h1>
                    <p>Layanan sosial kelurahan</p>
                  </div>
                  <button type="button" id="again">Mulai lagi</button>
                </header>
                <p class="safety">Kami tidak pernah minta PIN, OTP, NIK lengkap.</p>
                <p class="trouble" id="trouble" role="status" hidden></p>
                <section id="chat" aria-label="Percakapan"></section>
                <noscript>
                  <p class="trouble">Halaman ini perlu JavaScript. Nyalakan dulu di peramban Anda.</p>
                </noscript>
              </main>
              <dialog id="confirm">
                <p>Mulai percakapan baru? Percakapan di layar ini akan hilang.</p>
                <form method="dialog">
                  <button value="no" class="quiet">Batal</button>
                  <button value="yes">Ya, mulai lagi</button>
                </form>
              </dialog>
            </body>
            </html>
            """;
    }

    private static string Head(string desk, string script, string style, string nonce) => $"""
        <head>
          <meta charset="utf-8">
          <meta name="viewport" content="width=device-width, initial-scale=1">
          <meta name="theme-color" content="#0b5d3b">
          <title>{desk}</title>
          <link rel="icon" href="data:,">
          <link rel="stylesheet" href="{style}">
          <script src="{script}" nonce="{nonce}" defer></script>
        </head>
        """;
}
