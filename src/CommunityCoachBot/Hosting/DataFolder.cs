using System.Security.Cryptography;
using CommunityCoachBot.Guides;

namespace CommunityCoachBot.Hosting;

/// <summary>The folder of everything this program writes: the SQLite file, keys, the guide versions in use. Back it up as a whole.</summary>
public sealed class DataFolder(string path)
{
    public string Database => Path.Combine(path, "coach.db");

    public string GuideVersions => Path.Combine(path, "guide-versions");

    public static DataFolder Of(IHostApplicationBuilder builder) =>
        new(
            Path.Combine(
                builder.Environment.ContentRootPath,
                builder.Configuration.GetSection(DataOptions.Section).Get<DataOptions>()?.Folder ?? new DataOptions().Folder
            )
        );

    /// <summary>Where sign-in cookies' keys are, so that people stay signed in when the host restarts.</summary>
    public DirectoryInfo Keys() => OfTheProgramAlone("keys");

    /// <summary>Where uploaded notes are while they are read.</summary>
    public DirectoryInfo Uploads() => OfTheProgramAlone("uploads");

    private DirectoryInfo OfTheProgramAlone(string name)
    {
        var folder = Path.Combine(path, name);
        return OperatingSystem.IsWindows()
            ? Directory.CreateDirectory(folder)
            : Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>The key that signs chat tokens, made once: open pages go on when the host restarts.</summary>
    public string SigningKey()
    {
        var file = Path.Combine(Keys().FullName, "directline.key");
        if (!File.Exists(file))
        {
            // Written aside and moved without overwriting: of two hosts that start at once, both read the first one's key.
            var aside = $"{file}.{Environment.ProcessId}";
            File.WriteAllText(aside, Convert.ToBase64String(RandomNumberGenerator.GetBytes(48)));
            try
            {
                File.Move(aside, file);
            }
            catch (IOException) when (File.Exists(file))
            {
                File.Delete(aside);
            }
        }

        return File.ReadAllText(file);
    }
}
