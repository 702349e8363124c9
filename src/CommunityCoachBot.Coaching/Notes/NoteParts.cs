namespace CommunityCoachBot.Coaching.Notes;

/// <summary>The parts of a note that a step or field may fill (<c>note:</c> in a guide), and the field ids of their entries that matter here.</summary>
internal static class NoteParts
{
    public const string AddressAs = "address-as";
    public const string VisitDate = "visit-date";
    public const string Motive = "motive";
    public const string ResidentType = "resident-type";
    public const string Risks = "risks";
    public const string Needs = "needs";
    public const string Promises = "promises";
    public const string Tasks = "tasks";

    /// <summary>The field of a risk that holds the exact words it came from.</summary>
    public const string Quote = "quote";

    /// <summary>The severity that comes before everything else.</summary>
    public const string Immediate = "immediate";

    /// <summary>The step of a plan that names topics to leave alone, and the guide we ship that has it.</summary>
    public const string AvoidToday = "avoid-today";
    public const string PlanGuide = "visit-preparation";

    public const string VisitPlan = "visit-plan";
    public const string VisitSummary = "visit-summary";
}
