using System.Collections.Immutable;

namespace CommunityCoachBot.Storage.People;

/// <summary>
/// Whoever asks the store, and what they may see because of it: their own notes and the households handed over to them; a supervisor the notes of their
/// teams (and of those they stand in for today). Being an admin shows no notes. Made by <see cref="IPeopleStore.AskerAsync"/> from what the store knows.
/// </summary>
/// <param name="Teams">Teams this person supervises, or whose absent supervisor they stand in for.</param>
public sealed record Asker(string TenantId, string PersonId, ImmutableArray<string> Roles, ImmutableArray<string> Teams)
{
    public bool Is(string role) => Roles.Contains(role, StringComparer.Ordinal);

    /// <summary>An admin who is nothing else keeps no notes and sees none.</summary>
    public bool SeesNotes => Roles.Any(role => role is not PersonRoles.Admin);

    /// <summary>A trainee sees nothing of others, whatever else was written down.</summary>
    public bool SeesOthers => Is(PersonRoles.Worker) || Is(PersonRoles.Supervisor);

    /// <summary>Teams whose notes this person reads as a supervisor.</summary>
    public ImmutableArray<string> SupervisedTeams => Is(PersonRoles.Supervisor) ? Teams : [];
}

/// <summary>What people are, by the names they are stored under.</summary>
public static class PersonRoles
{
    public const string Trainee = "trainee";
    public const string Worker = "worker";
    public const string Supervisor = "supervisor";
    public const string Admin = "admin";

    public static ImmutableArray<string> All { get; } = [Trainee, Worker, Supervisor, Admin];
}
