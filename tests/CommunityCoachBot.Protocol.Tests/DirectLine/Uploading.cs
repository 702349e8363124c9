using System.Net.Http.Headers;
using System.Text;
using CommunityCoachBot.Protocol.Activities;
using CommunityCoachBot.Protocol.DirectLine;
using CommunityCoachBot.Protocol.Tests.DirectLine.Support;

namespace CommunityCoachBot.Protocol.Tests.DirectLine;

public sealed class An_upload
{
    private static ByteArrayContent File(string content, string? type = "text/plain", string? disposition = null)
    {
        var file = new ByteArrayContent(Encoding.UTF8.GetBytes(content));
        if (type is not null)
            file.Headers.ContentType = new(type);
        if (disposition is not null)
            file.Headers.TryAddWithoutValidation("Content-Disposition", disposition);
        return file;
    }

    private static MultipartFormDataContent Parts(params HttpContent[] parts)
    {
        var multipart = new MultipartFormDataContent("----boundary") { HeaderEncodingSelector = (_, _) => Encoding.UTF8 };
        foreach (var part in parts)
            multipart.Add(part);
        return multipart;
    }

    private static ByteArrayContent ActivityPart(string json) =>
        File(json, "application/vnd.microsoft.activity", "form-data; name=\"activity\"; filename=\"blob\"");

    // Browsers write the name as raw UTF-8.
    private static ByteArrayContent FilePart(string name, string content, string? type = "text/plain") =>
        File(content, type, $"form-data; name=\"file\"; filename=\"{name}\"");

    private static Task<HttpResponseMessage> UploadAsync(
        DirectLineHost host,
        Started started,
        HttpContent content,
        string query = "?userId=dl_worker1"
    ) => host.SendAsync(HttpMethod.Post, $"/conversations/{started.ConversationId}/upload{query}", started.Token, content);

    [Fact, Case(51)]
    public async Task Of_one_raw_file_is_a_message_with_one_attachment()
    {
        await using var host = await DirectLineHost.StartAsync();
        var started = await host.StartConversationAsync();

        using var response = await UploadAsync(host, started, File("hello", "text/plain", "attachment; filename=\"note.txt\""));

        var id = (await response.JsonAsync()).Text("id");
        var seen = await host.Bot.NextAsync();
        var attachment = Assert.Single(seen.Attachments!);
        Assert.Equal(id, seen.Id);
        Assert.Equal("note.txt", attachment.Name);
        Assert.Equal("text/plain", attachment.ContentType);
        Assert.Equal("hello", await host.Http.GetStringAsync(attachment.ContentUrl, TestContext.Current.CancellationToken));
    }

    [Fact, Case(52)]
    public async Task Of_two_files_keeps_their_names_and_order()
    {
        await using var host = await DirectLineHost.StartAsync();
        var started = await host.StartConversationAsync();

        using var response = await UploadAsync(host, started, Parts(FilePart("個案.txt", "一"), FilePart("b.txt", "二")));

        Assert.Equal(200, (int)response.StatusCode);
        var attachments = (await host.Bot.NextAsync()).Attachments!;
        Assert.Equal(["個案.txt", "b.txt"], attachments.Select(attachment => attachment.Name));
        Assert.Equal("一", await host.Http.GetStringAsync(attachments[0].ContentUrl, TestContext.Current.CancellationToken));
        Assert.Equal("二", await host.Http.GetStringAsync(attachments[1].ContentUrl, TestContext.Current.CancellationToken));
    }

    [Fact, Case(53, 54)]
    public async Task Fills_the_places_that_its_activity_left_for_files()
    {
        await using var host = await DirectLineHost.StartAsync();
        var started = await host.StartConversationAsync();
        using var socket = await TestSocket.OpenAsync(started.StreamUrl);
        var activity = ActivityPart(
            """
            {"type":"message","text":"see these","channelData":{"clientActivityID":"mark","attachmentSizes":[1,1]},"attachments":[
            {"name":"b.txt","contentType":"text/plain"},{"contentType":"application/x-card","content":{"a":1}},{"name":"a.txt","contentType":"text/plain"}]}
            """
        );

        using var response = await UploadAsync(
            host,
            started,
            Parts(activity, FilePart("a.txt", "A"), FilePart("b.txt", "B"), FilePart("c.txt", "C"))
        );

        Assert.Equal(200, (int)response.StatusCode);
        var seen = await host.Bot.NextAsync();
        Assert.Equal("see these", seen.Text);
        Assert.Equal(["b.txt", null, "a.txt", "c.txt"], seen.Attachments!.Select(attachment => attachment.Name));
        Assert.Equal("B", await host.Http.GetStringAsync(seen.Attachments![0].ContentUrl, TestContext.Current.CancellationToken));
        Assert.Equal("A", await host.Http.GetStringAsync(seen.Attachments[2].ContentUrl, TestContext.Current.CancellationToken));
        var echo = await socket.NextAsync();
        Assert.Equal("mark", echo["channelData"]!.AsObject().Text("clientActivityID"));
        Assert.Equal(4, echo["attachments"]!.AsArray().Count);
    }

    [Fact, Case(53)]
    public async Task Of_files_with_other_names_fills_the_places_in_order_and_drops_the_rest()
    {
        await using var host = await DirectLineHost.StartAsync();
        var started = await host.StartConversationAsync();
        var activity = ActivityPart(
            """{"type":"message","attachments":[{"name":"x","contentType":"a/b"},{"name":"y","contentType":"a/b"},{"name":"z","contentType":"a/b"}]}"""
        );

        await UploadAsync(host, started, Parts(activity, FilePart("1.txt", "1"), FilePart("2.txt", "2")));

        Assert.Equal(["1.txt", "2.txt"], (await host.Bot.NextAsync()).Attachments!.Select(attachment => attachment.Name));
    }

    [Fact, Case(55)]
    public async Task Without_an_activity_is_an_empty_message()
    {
        await using var host = await DirectLineHost.StartAsync();
        var started = await host.StartConversationAsync();

        await UploadAsync(host, started, Parts(FilePart("a.txt", "A")));

        var seen = await host.Bot.NextAsync();
        Assert.Equal("message", seen.Type);
        Assert.Null(seen.Text);
    }

    [Fact, Case(56)]
    public async Task Needs_a_user_when_the_token_names_none()
    {
        await using var host = await DirectLineHost.StartAsync(options => options.EnhancedAuthentication = false);
        var unbound = await host.StartConversationAsync(tokenBody: "{}");
        var bound = await host.StartConversationAsync();

        using var refused = await UploadAsync(host, unbound, Parts(FilePart("a.txt", "A")), query: "");
        using var named = await UploadAsync(host, unbound, Parts(FilePart("a.txt", "A")), query: "?userId=u1");
        using var taken = await UploadAsync(host, bound, Parts(FilePart("a.txt", "A")), query: "");

        await refused.ShouldRefuseAsync(400, "MissingProperty");
        Assert.Equal(200, (int)named.StatusCode);
        Assert.Equal(200, (int)taken.StatusCode);
        Assert.Equal("u1", (await host.Bot.NextAsync()).From!.Id);
    }

    [Fact, Case(57)]
    public async Task Is_from_the_tokens_user_whatever_its_address_says()
    {
        await using var host = await DirectLineHost.StartAsync();
        var started = await host.StartConversationAsync();

        await UploadAsync(host, started, Parts(FilePart("a.txt", "A")), query: "?userId=dl_boss");

        Assert.Equal(DirectLineHost.User, (await host.Bot.NextAsync()).From!.Id);
    }

    [Theory, Case(58)]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("..\\..\\boot.ini", "boot.ini")]
    [InlineData("C:\\fakepath\\個案.txt", "個案.txt")]
    [InlineData("..", "file")]
    [InlineData("", "file")]
    [InlineData(".htaccess", "htaccess")]
    [InlineData("a\0b\n.txt", "ab.txt")]
    [InlineData("photo\u202Egpj.exe", "photogpj.exe")]
    [InlineData("陳伯 👨‍👩‍👧.jpg", "陳伯 👨‍👩‍👧.jpg")]
    public void Has_a_plain_file_name(string sent, string kept) => Assert.Equal(kept, FileNames.Clean(sent));

    [Fact, Case(58)]
    public void Has_a_file_name_of_bounded_length_that_keeps_its_kind()
    {
        var name = FileNames.Clean(new string('長', 500) + ".docx");

        Assert.True(name.Length <= 200);
        Assert.EndsWith(".docx", name, StringComparison.Ordinal);
    }

    [Fact, Case(58)]
    public async Task Keeps_no_path_of_a_file()
    {
        await using var host = await DirectLineHost.StartAsync();
        var started = await host.StartConversationAsync();

        await UploadAsync(host, started, Parts(FilePart("../../../secret.txt", "A")));

        var attachment = Assert.Single((await host.Bot.NextAsync()).Attachments!);
        Assert.Equal("secret.txt", attachment.Name);
        Assert.DoesNotContain("secret", attachment.ContentUrl, StringComparison.Ordinal);
    }

    [Fact, Case(59)]
    public async Task That_is_too_large_is_refused()
    {
        await using var host = await DirectLineHost.StartAsync();
        var started = await host.StartConversationAsync();
        var large = new string('x', (4 * 1024 * 1024) + 1);

        using var raw = await UploadAsync(host, started, File(large));
        using var part = await UploadAsync(host, started, Parts(FilePart("large.txt", large)));
        using var many = await UploadAsync(host, started, Parts([.. Enumerable.Range(0, 11).Select(i => FilePart($"{i}.txt", "x"))]));
        using var justRight = await UploadAsync(host, started, Parts(FilePart("large.txt", large[1..])));

        await raw.ShouldRefuseAsync(413, "MessageSizeTooBig");
        await part.ShouldRefuseAsync(413, "MessageSizeTooBig");
        await many.ShouldRefuseAsync(413, "MessageSizeTooBig");
        Assert.Equal(200, (int)justRight.StatusCode);
        Assert.Equal(1, await host.Store.LastAsync(started.ConversationId, CancellationToken.None));
    }

    [Theory, Case(60)]
    [InlineData("text/html", "<script>alert(1)</script>")]
    [InlineData("image/svg+xml", "<svg onload='alert(1)'/>")]
    public async Task Is_served_as_a_download_never_as_a_page(string type, string content)
    {
        await using var host = await DirectLineHost.StartAsync();
        var started = await host.StartConversationAsync();
        await UploadAsync(host, started, Parts(FilePart("報告.html", content, type)));
        var address = Assert.Single((await host.Bot.NextAsync()).Attachments!).ContentUrl;

        using var response = await host.Http.GetAsync(address, TestContext.Current.CancellationToken);

        Assert.Equal(content, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal("attachment", response.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("報告.html", response.Content.Headers.ContentDisposition.FileNameStar);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.Contains("sandbox", Assert.Single(response.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("multipart/form-data")]
    [InlineData("multipart/form-data; boundary=other")]
    public async Task That_is_no_multipart_body_is_refused(string type)
    {
        await using var host = await DirectLineHost.StartAsync();
        var started = await host.StartConversationAsync();
        using var content = new StringContent("--x\r\n\r\nnothing");
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);

        using var response = await UploadAsync(host, started, content);

        await response.ShouldRefuseAsync(400, "MalformedData");
    }

    [Fact]
    public async Task Is_refused_where_the_host_keeps_no_files()
    {
        await using var host = await DirectLineHost.StartAsync(uploads: false);
        var started = await host.StartConversationAsync();

        using var response = await UploadAsync(host, started, Parts(FilePart("a.txt", "A")));

        await response.ShouldRefuseAsync(404);
    }

    [Fact]
    public async Task On_disk_is_found_again_and_an_id_is_no_path()
    {
        var folder = Directory.CreateTempSubdirectory("attachments-").FullName;
        try
        {
            var id = DirectLineTokens.NewConversationId();
            var file = new StoredAttachment("c1", "個案.txt", "text/plain", "內容"u8.ToArray());
            await new DiskAttachmentStore(folder).SaveAsync(id, file, CancellationToken.None);

            var found = await new DiskAttachmentStore(folder).FindAsync(id, CancellationToken.None);

            Assert.Equal("個案.txt", found!.Name);
            Assert.Equal("內容", Encoding.UTF8.GetString(found.Content.Span));
            Assert.All(Directory.GetFiles(folder), path => Assert.DoesNotContain("個案", path, StringComparison.Ordinal));
            Assert.Null(await new DiskAttachmentStore(folder).FindAsync("../" + id[3..], CancellationToken.None));
            await Assert.ThrowsAsync<ArgumentException>(() =>
                new DiskAttachmentStore(folder).SaveAsync("../x", file, CancellationToken.None)
            );
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Merges_by_name_before_order()
    {
        IList<Attachment> merged = Uploads.Merge(
            [new() { Name = "second" }, new() { Name = "first" }],
            [new() { Name = "first", ContentUrl = "1" }, new() { Name = "second", ContentUrl = "2" }]
        );

        Assert.Equal(["2", "1"], merged.Select(attachment => attachment.ContentUrl));
    }
}
