using System.Text.RegularExpressions;

namespace CommunityCoachBot.Coaching.Reading;

/// <summary>A number that belongs in no note: least data (an identity card, a bank card, a telephone).</summary>
public enum PrivateNumber
{
    Identity,
    BankCard,
    Phone,
}

/// <summary>Finds identity, bank card and telephone numbers by their shape and check digit, so that the coach can ask to take them out.</summary>
public static partial class PrivateNumberFinder
{
    /// <summary>The first such number; identity and bank cards before telephones.</summary>
    public static PrivateNumber? Find(string text) => All(text) is [var first, ..] ? first.Number : null;

    /// <summary>Every such number and where it stands, cards before telephones.</summary>
    public static IReadOnlyList<(PrivateNumber Number, int At, int Length)> All(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var found = new List<(PrivateNumber, int, int)>();
        if (!text.AsSpan().ContainsAnyInRange('0', '9') && !text.AsSpan().ContainsAnyInRange('０', '９'))
            return found;
        var narrow = TextFolding.Narrow(text);
        foreach (var match in LongNumber().Matches(narrow).AsEnumerable())
        {
            var digits = match.Value.Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);
            if (digits.Length == 18 && IsMainlandIdentity(digits))
                found.Add((PrivateNumber.Identity, match.Index, match.Length));
            else if (digits.Length is >= 16 and <= 19 && !digits.EndsWith('x') && IsLuhn(digits))
                found.Add((PrivateNumber.BankCard, match.Index, match.Length));
            else if (IsMainlandMobile(digits))
                found.Add((PrivateNumber.Phone, match.Index, match.Length));
        }
        foreach (var match in HongKongIdentity().Matches(narrow).AsEnumerable())
        {
            if (IsHongKongIdentity(match.Groups["letters"].Value, match.Groups["digits"].Value, match.Groups["check"].Value[0]))
                found.Add((PrivateNumber.Identity, match.Index, match.Length));
        }
        foreach (var match in HongKongPhone().Matches(narrow).AsEnumerable())
            found.Add((PrivateNumber.Phone, match.Groups["number"].Index, match.Groups["number"].Length));
        return found;
    }

    /// <summary>GB 11643-1999: ISO 7064 mod 11-2 over 17 digits, with a birth date in the middle.</summary>
    private static bool IsMainlandIdentity(string digits)
    {
        ReadOnlySpan<int> weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
        var sum = 0;
        for (var i = 0; i < 17; i++)
        {
            if (!char.IsAsciiDigit(digits[i]))
                return false;
            sum += (digits[i] - '0') * weights[i];
        }
        return digits[17] == "10x98765432"[sum % 11]
            && int.Parse(digits.AsSpan(10, 2), System.Globalization.CultureInfo.InvariantCulture) is >= 1 and <= 12
            && int.Parse(digits.AsSpan(12, 2), System.Globalization.CultureInfo.InvariantCulture) is >= 1 and <= 31;
    }

    private static bool IsLuhn(string digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[^(i + 1)] - '0';
            if (i % 2 == 1)
                digit = digit > 4 ? digit * 2 - 9 : digit * 2;
            sum += digit;
        }
        return sum % 10 == 0 && sum > 0;
    }

    private static bool IsMainlandMobile(string digits) =>
        (digits.Length == 11 && digits[0] == '1' && digits[1] is >= '3' and <= '9')
        || (digits.Length == 13 && digits.StartsWith("861", StringComparison.Ordinal) && digits[3] is >= '3' and <= '9');

    /// <summary>Hong Kong's card: one or two letters, six digits, a check digit modulo 11 (A stands for 10).</summary>
    private static bool IsHongKongIdentity(string letters, string digits, char check)
    {
        var padded = letters.Length == 1 ? " " + letters : letters;
        var sum = 0;
        for (var i = 0; i < 8; i++)
        {
            var c = i < 2 ? padded[i] : digits[i - 2];
            var value =
                c == ' ' ? 36
                : char.IsAsciiDigit(c) ? c - '0'
                : c - 'a' + 10;
            sum += value * (9 - i);
        }
        var expected = (11 - sum % 11) % 11;
        return (check == 'a' ? 10 : check - '0') == expected;
    }

    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    [GeneratedRegex(@"(?<![0-9])[0-9](?:[ -]?[0-9]){9,18}[ ]?x?(?![0-9])", Options, 1000)]
    private static partial Regex LongNumber();

    [GeneratedRegex(@"(?<![a-z0-9])(?<letters>[a-z]{1,2})\s?(?<digits>[0-9]{6})\s?\(?(?<check>[0-9a])\)?(?![0-9a-z])", Options, 1000)]
    private static partial Regex HongKongIdentity();

    // Eight digits beginning with 5, 6, 7 or 9, only where the words say that it is a telephone.
    [GeneratedRegex(
        @"(电话|手机|联络|致电|tel|phone|mobile|call|whatsapp)[^0-9\n]{0,12}(?<number>(\+?852[ -]?)?[5679][0-9]{3}[ -]?[0-9]{4})(?![0-9])",
        Options,
        1000
    )]
    private static partial Regex HongKongPhone();
}
