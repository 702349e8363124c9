using System.CommandLine;
using CommunityCoachBot.Storage;
using Microsoft.Extensions.Options;

namespace CommunityCoachBot.Commands;

/// <summary><c>db migrate</c> and <c>db backup</c>.</summary>
internal static class DatabaseCommands
{
    public static Command Create(TextWriter output) =>
        new("db", "Bring the database up to date, or copy it.") { Migrate(output), Backup(output) };

    private static Command Migrate(TextWriter output)
    {
        var migrate = new Command("migrate", "Bring the database up to date. The host does it at start as well.");
        migrate.SetAction(_ =>
        {
            using var host = CommandHost.Build();
            var scripts = Migrator.Migrate(host.Services.GetRequiredService<IOptions<StorageOptions>>().Value);
            foreach (var script in scripts)
                output.WriteLine(script);
            output.WriteLine(scripts.Count == 0 ? "Up to date already." : "Up to date.");
            return CoachCommands.Done;
        });
        return migrate;
    }

    private static Command Backup(TextWriter output)
    {
        var file = new Argument<string>("FILE") { Description = "The file to write; it must not be there yet." };
        var backup = new Command("backup", "Copy the SQLite database while the host runs: whole, and of one moment.") { file };
        backup.SetAction((parsed, stop) => BackupAsync(parsed.GetValue(file)!, output, stop));
        return backup;
    }

    private static async Task<int> BackupAsync(string file, TextWriter output, CancellationToken cancellationToken)
    {
        using var host = CommandHost.Build();
        var options = host.Services.GetRequiredService<IOptions<StorageOptions>>().Value;
        if (options.Provider == StorageProvider.Sqlite && !File.Exists(options.Path))
            throw new CommandFailedException($"There is no database at '{options.Path}'.");
        try
        {
            await SqliteBackup.BackupAsync(options, file, cancellationToken);
        }
        catch (Exception failure) when (failure is IOException or InvalidOperationException or UnauthorizedAccessException)
        {
            throw new CommandFailedException($"Not copied to '{file}': {failure.Message}");
        }

        await output.WriteLineAsync(file);
        return CoachCommands.Done;
    }
}
