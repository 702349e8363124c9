using System.Text.RegularExpressions;

namespace CommunityCoachBot.Storage.Data;

/// <summary>
/// One statement, written once with named parameters and given its values in the order in which the names first appear. PostgreSQL's protocol numbers
/// parameters, so that form is made here, once, and not by the driver at each execution.
/// </summary>
internal sealed partial class SqlText
{
    public SqlText(string sql)
    {
        Named = sql;
        Parameters = [.. Parameter().Matches(sql).Select(match => match.Value).Distinct(StringComparer.Ordinal)];
        Numbered = Parameter().Replace(sql, match => $"${Array.IndexOf(Parameters, match.Value) + 1}");
    }

    public string Named { get; }
    public string Numbered { get; }
    public string[] Parameters { get; }

    [GeneratedRegex("@[A-Za-z]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Parameter();
}
