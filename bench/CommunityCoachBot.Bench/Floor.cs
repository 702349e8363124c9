using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace CommunityCoachBot.Bench;

/// <summary>
/// The least a durable bot can do in C#: bare Kestrel, source-generated JSON, one state row per conversation in SQLite with <c>synchronous=FULL</c>, one reply by
/// POST to the connector. No guides, no cards, no dedupe, no outbox: what our host spends more than this is what those cost.
/// </summary>
internal static class Floor
{
    public static async Task RunAsync(int port, string database, bool grouped)
    {
        using var connection = new SqliteConnection($"Data Source={database}");
        connection.Open();
        Execute(
            connection,
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE IF NOT EXISTS state (id TEXT PRIMARY KEY, body TEXT NOT NULL)"
        );
        var writer = new Writer(connection, grouped);
        using var http = new HttpClient(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5) });

        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel(kestrel => kestrel.ListenLocalhost(port));
        var app = builder.Build();
        app.MapGet("/health/live", () => "ok");
        app.MapPost(
            "/api/messages",
            (Delegate)(
                async (HttpContext context) =>
                {
                    var activity = (
                        await JsonSerializer.DeserializeAsync(context.Request.Body, FloorJson.Default.FloorActivity, context.RequestAborted)
                    )!;
                    var turns = await writer.AddAsync(activity.Conversation!.Id!, activity.Text ?? "");
                    context.Response.StatusCode = 200;
                    await context.Response.CompleteAsync();
                    var reply = new FloorActivity
                    {
                        Type = "message",
                        Text = $"{turns}: 记下了。下一项？",
                        ReplyToId = activity.Id,
                        Conversation = activity.Conversation,
                        From = activity.Recipient,
                        Recipient = activity.From,
                    };
                    var uri =
                        $"{activity.ServiceUrl}/v3/conversations/{Uri.EscapeDataString(activity.Conversation.Id!)}/activities/{Uri.EscapeDataString(activity.Id!)}";
                    using var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(reply, FloorJson.Default.FloorActivity));
                    content.Headers.ContentType = new("application/json");
                    using var response = await http.PostAsync(new Uri(uri), content);
                }
            )
        );
        await app.RunAsync();
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>One writer: each turn in a transaction of its own, or all that wait in one.</summary>
    private sealed class Writer
    {
        private readonly Channel<(string Id, string Text, TaskCompletionSource<int> Done)> _waiting = Channel.CreateUnbounded<(
            string,
            string,
            TaskCompletionSource<int>
        )>();

        public Writer(SqliteConnection connection, bool grouped)
        {
            var read = connection.CreateCommand();
            read.CommandText = "SELECT body FROM state WHERE id = $id";
            var readId = read.Parameters.Add("$id", SqliteType.Text);
            var write = connection.CreateCommand();
            write.CommandText = "INSERT INTO state (id, body) VALUES ($id, $body) ON CONFLICT (id) DO UPDATE SET body = excluded.body";
            var writeId = write.Parameters.Add("$id", SqliteType.Text);
            var writeBody = write.Parameters.Add("$body", SqliteType.Text);
            _ = Task.Factory.StartNew(
                async () =>
                {
                    var taken = new List<(TaskCompletionSource<int> Done, int Turns)>();
                    while (await _waiting.Reader.WaitToReadAsync())
                    {
                        while (_waiting.Reader.TryRead(out var first))
                        {
                            using var transaction = connection.BeginTransaction();
                            read.Transaction = write.Transaction = transaction;
                            var next = first;
                            do
                            {
                                readId.Value = next.Id;
                                var state = read.ExecuteScalar() is string body
                                    ? JsonSerializer.Deserialize(body, FloorJson.Default.FloorState)!
                                    : new FloorState();
                                state.Answers.Add(next.Text);
                                writeId.Value = next.Id;
                                writeBody.Value = JsonSerializer.Serialize(state, FloorJson.Default.FloorState);
                                write.ExecuteNonQuery();
                                taken.Add((next.Done, state.Answers.Count));
                            } while (grouped && taken.Count < 256 && _waiting.Reader.TryRead(out next));
                            transaction.Commit();
                            foreach (var (done, turns) in taken)
                                done.SetResult(turns);
                            taken.Clear();
                        }
                    }
                },
                CancellationToken.None,
                TaskCreationOptions.LongRunning,
                TaskScheduler.Default
            );
        }

        public Task<int> AddAsync(string id, string text)
        {
            var done = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Writer.TryWrite((id, text, done));
            return done.Task;
        }
    }
}

internal sealed class FloorActivity
{
    public string? Type { get; set; }
    public string? Id { get; set; }
    public string? ChannelId { get; set; }
    public string? ServiceUrl { get; set; }
    public string? Text { get; set; }
    public string? ReplyToId { get; set; }
    public FloorAccount? From { get; set; }
    public FloorAccount? Recipient { get; set; }
    public FloorAccount? Conversation { get; set; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Properties { get; set; }
}

internal sealed class FloorAccount
{
    public string? Id { get; set; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Properties { get; set; }
}

internal sealed class FloorState
{
    public IList<string> Answers { get; set; } = [];
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(FloorActivity))]
[JsonSerializable(typeof(FloorState))]
internal sealed partial class FloorJson : JsonSerializerContext;
