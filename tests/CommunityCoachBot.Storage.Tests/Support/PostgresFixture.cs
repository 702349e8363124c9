using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using CommunityCoachBot.Storage.Tests.Support;
using Npgsql;

[assembly: AssemblyFixture(typeof(PostgresFixture))]

namespace CommunityCoachBot.Storage.Tests.Support;

/// <summary>A throw-away PostgreSQL for this test assembly, or the server that TEST_POSTGRES names.</summary>
public sealed class PostgresFixture : IAsyncLifetime
{
    private readonly SemaphoreSlim _one = new(1);
    private string? _bin;
    private string? _folder;
    private string? _template;

    public string ConnectionString { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        if (Environment.GetEnvironmentVariable("TEST_POSTGRES") is { Length: > 0 } given)
        {
            ConnectionString = given;
            return;
        }

        _bin =
            Directory
                .EnumerateDirectories("/usr/lib/postgresql")
                .OrderDescending(StringComparer.Ordinal)
                .Select(version => Path.Combine(version, "bin"))
                .FirstOrDefault(bin => File.Exists(Path.Combine(bin, "initdb")))
            ?? throw new InvalidOperationException("PostgreSQL's server is missing: apt-get install postgresql");
        _folder = Directory.CreateTempSubdirectory("pg-").FullName;
        if (Environment.IsPrivilegedProcess)
            await RunAsync("chown", "postgres", _folder);

        var port = FreePort();
        await AsPostgresAsync(
            "initdb",
            "-D",
            $"{_folder}/data",
            "-U",
            "postgres",
            "-A",
            "trust",
            "--locale=C.UTF-8",
            "-E",
            "UTF8",
            "--no-sync"
        );
        var settings =
            $"-p {port} -k {_folder} -c listen_addresses=127.0.0.1 -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=200";
        await AsPostgresAsync("pg_ctl", "-D", $"{_folder}/data", "-w", "-t", "30", "-l", $"{_folder}/log", "-o", settings, "start");
        ConnectionString = $"Host=127.0.0.1;Port={port};Username=postgres;Database=postgres";
    }

    /// <summary>A database of its own for one test, brought up to date.</summary>
    public async Task<string> CreateDatabaseAsync(CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            _template ??= await CreateTemplateAsync(cancellationToken);
            return await CreateEmptyDatabaseAsync(_template, cancellationToken);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>A database without tables.</summary>
    public Task<string> CreateEmptyDatabaseAsync(CancellationToken cancellationToken) =>
        CreateEmptyDatabaseAsync("template1", cancellationToken);

    public async ValueTask DisposeAsync()
    {
        _one.Dispose();
        if (_folder is null)
            return;
        NpgsqlConnection.ClearAllPools();
        await AsPostgresAsync("pg_ctl", "-D", $"{_folder}/data", "-m", "immediate", "-w", "stop");
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<string> CreateTemplateAsync(CancellationToken cancellationToken)
    {
        var connectionString = await CreateEmptyDatabaseAsync(cancellationToken);
        Migrator.Migrate(new() { Provider = StorageProvider.Postgres, ConnectionString = connectionString });
        // A template must have no connections left.
        NpgsqlConnection.ClearAllPools();
        return new NpgsqlConnectionStringBuilder(connectionString).Database!;
    }

    private async Task<string> CreateEmptyDatabaseAsync(string template, CancellationToken cancellationToken)
    {
        var name = $"t_{Guid.NewGuid():N}";
        await using var source = NpgsqlDataSource.Create(ConnectionString);
        await using var create = source.CreateCommand($"create database {name} template {template}");
        await create.ExecuteNonQueryAsync(cancellationToken);
        return new NpgsqlConnectionStringBuilder(ConnectionString) { Database = name }.ConnectionString;
    }

    private Task AsPostgresAsync(string tool, params string[] arguments)
    {
        var path = Path.Combine(_bin!, tool);
        return Environment.IsPrivilegedProcess
            ? RunAsync("runuser", ["-u", "postgres", "--", path, .. arguments])
            : RunAsync(path, arguments);
    }

    private static async Task RunAsync(string file, params string[] arguments)
    {
        var start = new ProcessStartInfo(file, arguments)
        {
            WorkingDirectory = "/",
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{file} {arguments.FirstOrDefault()}: exit code {process.ExitCode}. {await error}");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
