using System.Data;
using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;

namespace CommunityCoachBot.Storage.Data;

/// <summary>Moments are UTC in both stores; as text they sort by time.</summary>
internal sealed class UtcHandler : SqlMapper.TypeHandler<DateTimeOffset>
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    public static string Text(DateTimeOffset moment) => moment.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture);

    public override void SetValue(IDbDataParameter parameter, DateTimeOffset value) =>
        parameter.Value = parameter is SqliteParameter ? Text(value) : value.ToUniversalTime();

    public override DateTimeOffset Parse(object value) =>
        value is DateTime utc ? new(utc) : DateTimeOffset.Parse((string)value, CultureInfo.InvariantCulture);

    /// <summary>Sets up Dapper for this assembly's rows. Doing it again changes nothing.</summary>
    public static void Register()
    {
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        SqlMapper.RemoveTypeMap(typeof(DateTimeOffset));
        SqlMapper.AddTypeHandler(new UtcHandler());
    }
}
