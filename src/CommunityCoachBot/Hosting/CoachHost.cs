using System.Text.Encodings.Web;
using System.Text.Unicode;
using CommunityCoachBot.Chat;
using CommunityCoachBot.Communities;
using CommunityCoachBot.Identity;
using CommunityCoachBot.Pages;
using CommunityCoachBot.People;
using CommunityCoachBot.Protocol.DirectLine;
using CommunityCoachBot.Protocol.Hosting;
using CommunityCoachBot.Sending;
using CommunityCoachBot.Turns;
using Microsoft.AspNetCore.DataProtection;

namespace CommunityCoachBot.Hosting;

/// <summary>Puts the web host together: what it is made of, and the way a request takes.</summary>
public static class CoachHost
{
    public static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = ContentRoot.Of(args) });
        Settings.Check(builder.Configuration, builder.Environment);
        builder.Logging.KeepTypedTextOut();
        builder.AddCoach();
        AddTurnsOfChannels(builder);
        AddWebChat(builder);
        AddPages(builder);
        return Map(builder.Build());
    }

    private static void AddTurnsOfChannels(WebApplicationBuilder builder)
    {
        builder.Services.AddBotProtocol(builder.Configuration);
        builder.Services.AddSingleton<IActivityHandler, CoachActivityHandler>();
        builder.Services.AddSingleton(Random.Shared);
        builder.Services.AddSingleton<IActivitySender, ConnectorSender>();
        builder.Services.AddSingleton<OutboxSender>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<OutboxSender>());
        builder.Services.AddSingleton<ITurnWatcher, TurnWatcher>();
        builder.Services.AddHostedService<LeftQuestions>();
        builder.Services.AddHostedService<HourlyPruning>();
    }

    private static void AddWebChat(WebApplicationBuilder builder)
    {
        builder.Services.AddDirectLine();
        builder.Services.AddSingleton<IDirectLineStore, TranscriptAdapter>();
        builder.Services.AddSingleton<NoteFiles>();
        builder.Services.AddSingleton<IAttachmentStore>(provider => provider.GetRequiredService<NoteFiles>());
        builder.Services.AddSingleton<WebChatBot>();
        builder.Services.AddSingleton<IDirectLineBot>(provider => provider.GetRequiredService<WebChatBot>());
        builder.Services.AddHostedService(provider => provider.GetRequiredService<WebChatBot>());
        builder
            .Services.AddOptions<DirectLineOptions>()
            .PostConfigure<DataFolder>(
                (options, data) => options.SigningKey = options.SigningKey is { Length: > 0 } own ? own : data.SigningKey()
            );
    }

    private static void AddPages(WebApplicationBuilder builder)
    {
        builder.AddSignIn();
        builder.Services.AddOptions<PeopleOptions>().BindConfiguration(PeopleOptions.Section);
        builder.Services.AddHostedService<FirstAdmins>();
        builder.Services.AddRazorPages();
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddScoped<PageWords>();
        builder.Services.AddSingleton(_ => Content.LoadChecklist());
        builder.Services.AddSingleton<CommunityTeams>();
        builder.Services.AddSingleton<CommunityDesk>();
        builder.Services.AddSingleton<ReportFonts>();
        builder.Services.AddSingleton<ReportCharts>();
        builder.Services.AddSingleton<ReportWord>();
        // Chinese stays readable in the source of a page.
        builder.Services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        builder.Services.AddAntiforgery(options => options.Cookie.Name = "coach-form");
        builder.Services.AddExceptionHandler<PageFailures>();
        builder.Services.AddDataProtection().SetApplicationName("CommunityCoachBot").PersistKeysToFileSystem(DataFolder.Of(builder).Keys());
        builder.Services.AddHealthChecks().AddCheck<StoreCheck>("store");
    }

    private static WebApplication Map(WebApplication app)
    {
        app.UseExceptionHandler("/error");
        if (!app.Environment.IsDevelopment())
            app.UseHsts();
        app.UseSecurityHeaders();
        app.UseRouting();
        app.UseStaticFiles();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();

        // It proves its callers itself: what the rest of the way does for people (files, cookies, forms) is left out.
        app.MapBotEndpoint("/api/messages").ShortCircuit();
        app.MapDirectLine("/v3/directline");
        app.MapChatToken();
        app.MapSignIn();
        app.MapPageForms();
        app.MapRazorPages();
        app.MapHealthChecks("/health/live", new() { Predicate = _ => false });
        app.MapHealthChecks("/health/ready");
        if (app.Environment.IsDevelopment())
            app.Logger.DemoOnly();
        return app;
    }
}
