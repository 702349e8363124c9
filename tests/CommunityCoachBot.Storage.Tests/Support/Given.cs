using System.Globalization;
using System.Text.Json.Nodes;
using CommunityCoachBot.Coaching.Dialogs;
using CommunityCoachBot.Coaching.Guides;
using CommunityCoachBot.Coaching.Notes;

namespace CommunityCoachBot.Storage.Tests.Support;

/// <summary>Conversations, runs, notes and commits to test with.</summary>
internal static class Given
{
    public const string Tenant = "agency";
    public const string Worker = "worker-1";
    public const string Other = "worker-2";

    public static readonly DateTimeOffset Now = new(2026, 5, 12, 14, 30, 0, TimeSpan.FromHours(8));

    public static ConversationKey Conversation(string id = "c1", string channel = "msteams", string tenant = Tenant) =>
        new(tenant, channel, id);

    public static ConversationState State(string? language = "zh-Hans", GuideRun? run = null) =>
        new()
        {
            Language = language,
            Run = run,
            Greeted = true,
        };

    public static GuideRun Run(int number = 1, string said = "看看陈伯") =>
        new()
        {
            Id = Id(number),
            Guide = "visit-preparation",
            GuideVersion = "1",
            Started = Now.AddMinutes(number),
            Answers = Answers.None.With("goal", Answer.Of(said)),
        };

    public static Guid Id(int number) => Guid.Parse($"00000000-0000-4000-8000-{number.ToString("D12", CultureInfo.InvariantCulture)}");

    public static TurnCommit Turn(long version, ConversationKey? key = null, string person = Worker, ConversationState? state = null) =>
        new()
        {
            Key = key ?? Conversation(),
            Version = version,
            PersonId = person,
            State = state ?? State(),
            Now = Now,
        };

    public static InboundKey Message(string id = "a1") => new(id, "message", "");

    public static OutgoingActivity Says(
        string text,
        string? ask = null,
        string? updates = null,
        Delivery delivery = Delivery.Connector,
        ConversationKey? key = null
    ) =>
        new()
        {
            Key = key ?? Conversation(),
            Delivery = delivery,
            Body = new JsonObject { ["type"] = "message", ["text"] = text }.ToJsonString(),
            Ask = ask,
            Updates = updates,
            ServiceUrl = "https://smba.example/teams/",
        };

    public static Note Plan(
        int number,
        string author = Worker,
        string addressAs = "陈伯",
        string date = "2026-05-13",
        string? time = null
    ) =>
        Note(number, "visit-plan", author, addressAs, date) with
        {
            Content = new JsonObject
            {
                ["goal"] = "听他讲修收音机",
                ["when"] = time is null ? new JsonObject { ["date"] = date } : new JsonObject { ["date"] = date, ["time"] = time },
                ["avoid-today"] = new JsonArray("money", "住院的事"),
            },
        };

    public static Note Summary(
        int number,
        string author = Worker,
        string addressAs = "陈伯",
        string date = "2026-05-13",
        int? plan = null
    ) =>
        Note(number, "visit-summary", author, addressAs, date) with
        {
            PlanId = plan is { } planned ? Id(planned) : null,
            Content = new JsonObject { ["stated"] = new JsonArray("这两天没做饭"), ["privacy-notes"] = "别告诉他儿子" },
            Private = new JsonObject { ["reflection"] = "我有点急" },
            Risks = [new("missing-meals", "same-day", "present", "resident", "stated", "这两天没做饭", null)],
            Needs = [new("有人一起吃饭", "belonging", "felt", "本人说")],
            Promises = [new("问食堂送餐", DateOnly.Parse("2026-05-15", CultureInfo.InvariantCulture), "unknown")],
            Tasks = [new("联系食堂", "worker", null, "open")],
        };

    private static Note Note(int number, string kind, string author, string addressAs, string date) =>
        new()
        {
            Id = Id(number),
            Kind = kind,
            Guide = kind is "visit-plan" ? "visit-preparation" : "visit-summary",
            GuideVersion = "1",
            Language = "zh-Hans",
            AuthorId = author,
            Confirmed = Now.AddMinutes(number),
            AddressAs = addressAs,
            VisitDate = DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture),
            ResidentType = "elder",
            Content = [],
        };
}
