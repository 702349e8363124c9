using CommunityCoachBot.Storage.Tests.Support;

/// <summary>What .NET calls before <c>Main</c> when DOTNET_STARTUP_HOOKS names this assembly: its name and the missing namespace are .NET's.</summary>
#pragma warning disable MA0047
internal static class StartupHook
#pragma warning restore MA0047
{
    public static void Initialize() => Committer.RunInsteadOfTests();
}
