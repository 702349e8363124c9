using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using CommunityCoachBot.Hosting;
using CommunityCoachBot.Storage;
using CommunityCoachBot.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CommunityCoachBot.Tests.Hosting;

public sealed class Our_own_web_chat : IDisposable
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;
    private readonly CoachFactory _factory = new();

    [Fact]
    public async Task Guides_a_worker_who_is_signed_in()
    {
        var chat = await OpenAsync(_factory, _factory.Start());

        await chat.SayAsync("准备探访");

        var reply = await chat.NextCardAsync("接触动机");
        Assert.Equal("coach", reply["from"]!["id"]!.GetValue<string>());
    }

    [Fact]
    public async Task Answers_at_the_next_start_what_a_stop_left_unanswered()
    {
        using var data = new TempFolder();
        string conversation;
        using (var first = new CoachFactory().With("Storage:Path", data["coach.db"]))
        {
            var chat = await OpenAsync(first, first.Start());
            conversation = chat.ConversationId;
            // As a stop between the acknowledgement and the turn leaves it.
            var body = new JsonObject
            {
                ["type"] = "message",
                ["text"] = "准备探访",
                ["channelId"] = "directline",
                ["from"] = new JsonObject { ["id"] = "dl_demo-worker" },
                ["recipient"] = new JsonObject { ["id"] = "coach" },
                ["conversation"] = new JsonObject { ["id"] = conversation, ["tenantId"] = "demo" },
            }.ToJsonString();
            await first.Services.GetRequiredService<ITranscriptStore>().AppendAsync(conversation, body, "client-1", fromUser: true, Stop);
        }

        using var second = new CoachFactory().With("Storage:Path", data["coach.db"]);
        second.Start();

        var transcripts = second.Services.GetRequiredService<ITranscriptStore>();
        var rows = new List<TranscriptRow>();
        for (var tries = 0; tries < 500 && !rows.Exists(row => row.Body.Contains("\"exploratory\"", StringComparison.Ordinal)); tries++)
        {
            await Task.Delay(20, Stop);
            rows = [.. await transcripts.AfterAsync(conversation, 0, 100, Stop)];
        }

        Assert.Single(rows, row => row.Body.Contains("\"exploratory\"", StringComparison.Ordinal));
        Assert.Empty(await transcripts.UnansweredAsync(Stop));
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("gb18030")]
    public async Task Reads_a_text_file_as_if_it_had_been_typed(string encoding)
    {
        var chat = await OpenAsync(_factory, _factory.Start());
        var bytes = Encoding.GetEncoding(encoding);

        await chat.UploadAsync("笔记.txt", "text/plain", [.. bytes.GetPreamble(), .. bytes.GetBytes("准备探访")]);

        await chat.NextCardAsync("接触动机");
    }

    [Fact]
    public async Task Keeps_nothing_of_a_file_that_is_no_text()
    {
        var chat = await OpenAsync(_factory, _factory.Start());

        await chat.UploadAsync("person.png", "image/png", [1, 2, 3, 4]);

        var said = await chat.NextCardAsync("文件");
        Assert.NotNull(said);
        var kept = _factory.Services.GetRequiredService<DataFolder>().Uploads().EnumerateFiles("*.content");
        Assert.All(kept, file => Assert.Equal(0, file.Length));
    }

    public void Dispose() => _factory.Dispose();

    internal static async Task<Chat> OpenAsync(CoachFactory factory, Uri address)
    {
        var browser = await factory.SignedInAsync(address, "worker");
        var page = await browser.GetStringAsync(new Uri("/", UriKind.Relative), Stop);
        using var ask = new HttpRequestMessage(HttpMethod.Post, "/chat/token")
        {
            Headers = { { "RequestVerificationToken", CoachFactory.PageToken(page) } },
        };
        using var given = await browser.SendAsync(ask, Stop);
        var token = (await given.Content.ReadFromJsonAsync<JsonObject>(Stop))!;
        browser.DefaultRequestHeaders.Authorization = new("Bearer", token["token"]!.GetValue<string>());
        using var started = await browser.PostAsJsonAsync(
            new Uri("/v3/directline/conversations", UriKind.Relative),
            new JsonObject { ["user"] = new JsonObject() },
            Stop
        );
        started.EnsureSuccessStatusCode();
        return new Chat(browser, token["conversationId"]!.GetValue<string>());
    }

    internal sealed class Chat(HttpClient browser, string conversationId)
    {
        public string ConversationId => conversationId;

        private Uri Activities => new($"/v3/directline/conversations/{conversationId}/activities", UriKind.Relative);

        public Task SayAsync(string text) => PostAsync(new JsonObject { ["type"] = "message", ["text"] = text });

        public async Task UploadAsync(string name, string type, byte[] content)
        {
            using var file = new ByteArrayContent(content);
            file.Headers.ContentType = new(type);
            using var form = new MultipartFormDataContent { { file, "file", name } };
            var upload = new Uri($"/v3/directline/conversations/{conversationId}/upload?userId=dl_demo-worker", UriKind.Relative);
            using var answer = await browser.PostAsync(upload, form, Stop);
            answer.EnsureSuccessStatusCode();
        }

        public async Task PostAsync(JsonObject activity)
        {
            activity["from"] = new JsonObject { ["id"] = "dl_demo-worker" };
            activity["locale"] = "zh-CN";
            using var answer = await browser.PostAsJsonAsync(Activities, activity, Stop);
            answer.EnsureSuccessStatusCode();
        }

        /// <summary>Waits for an activity of the coach that holds these words.</summary>
        public async Task<JsonObject> NextCardAsync(string words)
        {
            for (var tries = 0; tries < 500; tries++)
            {
                var set = (await browser.GetFromJsonAsync<JsonObject>(Activities, Stop))!;
                var found = set["activities"]!
                    .AsArray()
                    .OfType<JsonObject>()
                    .FirstOrDefault(activity =>
                        activity["from"]!["id"]!.GetValue<string>() == "coach"
                        && Readable(activity).Contains(words, StringComparison.Ordinal)
                    );
                if (found is not null)
                    return found;
                await Task.Delay(20, Stop);
            }

            throw new Xunit.Sdk.XunitException($"The coach did not say: {words}");
        }

        private static string Readable(JsonObject activity) =>
            activity.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }
}
