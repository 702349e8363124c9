namespace CommunityCoachBot.People;

/// <summary>The section <c>People</c> of the configuration.</summary>
public sealed class PeopleOptions
{
    public const string Section = "People";

    /// <summary>
    /// Who is an admin from the start: object ids (Entra ID) or subjects of the sign-in, of the site's tenant; <c>tenant/id</c> for another. Everyone else is given
    /// their role by an admin. Taking an id out takes nothing away from a person.
    /// </summary>
    public string[] Admins { get; set; } = [];
}
