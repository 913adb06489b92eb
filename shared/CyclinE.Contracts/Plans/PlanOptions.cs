using System.Globalization;
using System.Reflection;
using CyclinE.Contracts.Stages;
using CyclinE.Genomics.Input;

namespace CyclinE.Contracts.Plans;

/// <summary>Science options between their record, where they are defined, and the plan, where they are frozen as text.</summary>
public static class PlanOptions
{
    /// <summary>The options record of a stage, as the plan froze it.</summary>
    /// <exception cref="InvalidInputException">A value does not fit its option.</exception>
    public static T Bind<T>(IReadOnlyDictionary<string, string> values)
        where T : new()
    {
        object options = new T();
        foreach (var (name, text) in values)
        {
            var (owner, property, attribute) = Find(typeof(T), name);
            property.SetValue(owner(options), Parse(property.PropertyType, attribute, text));
        }

        return (T)options;
    }

    /// <summary>Checks values against their record and keeps those that differ from the default, in canonical text.</summary>
    /// <exception cref="InvalidInputException">A name is unknown or a value does not fit.</exception>
    public static SortedDictionary<string, string> Canonical(Type record, IReadOnlyDictionary<string, string> values)
    {
        var defaults = Activator.CreateInstance(record)!;
        var kept = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, text) in values)
        {
            var (owner, property, attribute) = Find(record, name);
            var value = Parse(property.PropertyType, attribute, text);
            if (!Equals(value, property.GetValue(owner(defaults))))
            {
                kept[attribute.Name] = Text(value);
            }
        }

        return kept;
    }

    /// <summary>Checks values against declared options and keeps those that differ from the default, in canonical text.</summary>
    /// <exception cref="InvalidInputException">A name is unknown or a value does not fit.</exception>
    public static SortedDictionary<string, string> Canonical(IReadOnlyList<StageOption> schema, IReadOnlyDictionary<string, string> values)
    {
        var kept = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, text) in values)
        {
            var option = schema.FirstOrDefault(o => o.Name == name) ?? throw new InvalidInputException(
                "unknown-option", $"There is no option '{name}'.", "options", $"Known here: {string.Join(", ", schema.Select(o => o.Name))}.");
            var value = Canonical(option, text);
            if (value != option.Default)
            {
                kept[name] = value;
            }
        }

        return kept;
    }

    /// <summary>A value of a declared option in canonical text.</summary>
    /// <exception cref="InvalidInputException">It does not fit.</exception>
    public static string Canonical(StageOption option, string text)
    {
        var type = option.Type switch
        {
            StageOptionType.Integer => typeof(int),
            StageOptionType.Number => typeof(double),
            StageOptionType.Boolean => typeof(bool),
            _ => typeof(string),
        };
        var range = new OptionAttribute(option.Name, option.Help)
        {
            Minimum = option.Minimum ?? double.NegativeInfinity,
            Maximum = option.Maximum ?? double.PositiveInfinity,
        };
        var value = Text(Parse(type, range, text));
        return option.Choices is null || option.Choices.Contains(value, StringComparer.Ordinal)
            ? value
            : throw new InvalidInputException("bad-option", $"'{text}' is not one of {string.Join(", ", option.Choices)}.", $"option {option.Name}", option.Help);
    }

    /// <summary>Every option of a record with its description and default; an empty default is none.</summary>
    public static IReadOnlyList<(OptionAttribute Option, string Default)> Describe(Type record)
    {
        var defaults = Activator.CreateInstance(record)!;
        return [.. Properties(record).Select(p => (p.Attribute, Text(p.Property.GetValue(p.Owner(defaults)))))];
    }

    /// <summary>The options of a record as data: what may be set for a stage whose record the program does not have.</summary>
    public static IReadOnlyList<StageOption> Declare(Type record)
    {
        ArgumentNullException.ThrowIfNull(record);
        var defaults = Describe(record).ToDictionary(d => d.Option.Name, d => d.Default, StringComparer.Ordinal);
        return
        [
            .. Properties(record).Select(p =>
            {
                var type = Nullable.GetUnderlyingType(p.Property.PropertyType) ?? p.Property.PropertyType;
                var text = defaults[p.Attribute.Name];
                return new StageOption
                {
                    Name = p.Attribute.Name,
                    Type = type == typeof(int) ? StageOptionType.Integer : type == typeof(double) ? StageOptionType.Number
                        : type == typeof(bool) ? StageOptionType.Boolean : StageOptionType.Text,
                    Default = type.IsEnum ? text.ToLowerInvariant() : text,
                    Help = p.Attribute.Description,
                    Minimum = double.IsFinite(p.Attribute.Minimum) && type != typeof(bool) && !type.IsEnum && type != typeof(string) ? p.Attribute.Minimum : null,
                    Maximum = double.IsFinite(p.Attribute.Maximum) && type != typeof(bool) && !type.IsEnum && type != typeof(string) ? p.Attribute.Maximum : null,
                    NamesColumns = p.Attribute.NamesColumns,
                    Choices = type.IsEnum ? [.. Enum.GetNames(type).Select(n => n.ToLowerInvariant())] : null,
                };
            }),
        ];
    }

    /// <summary>The options of a record and of the records that it contains, with the way from the record to the one that holds each.</summary>
    private static IEnumerable<(Func<object, object> Owner, PropertyInfo Property, OptionAttribute Attribute)> Properties(Type record)
    {
        foreach (var property in record.GetProperties())
        {
            if (property.GetCustomAttribute<OptionAttribute>() is { } attribute)
            {
                yield return (options => options, property, attribute);
            }
            else if (property is { CanWrite: true, PropertyType.IsClass: true } && property.PropertyType.Assembly == typeof(OptionAttribute).Assembly)
            {
                foreach (var (owner, inner, option) in Properties(property.PropertyType))
                {
                    yield return (options => owner(property.GetValue(options)!), inner, option);
                }
            }
        }
    }

    private static (Func<object, object> Owner, PropertyInfo Property, OptionAttribute Attribute) Find(Type record, string name)
    {
        foreach (var candidate in Properties(record))
        {
            if (candidate.Attribute.Name == name)
            {
                return candidate;
            }
        }

        var known = string.Join(", ", Properties(record).Select(p => p.Attribute.Name));
        throw new InvalidInputException("unknown-option", $"There is no option '{name}'.", "options", $"Known here: {known}.");
    }

    private static object Parse(Type type, OptionAttribute option, string text)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        object? value = type switch
        {
            _ when type == typeof(double) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var d) && double.IsFinite(d) ? d
                : null,
            _ when type == typeof(int) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var i) ? i : null,
            _ when type == typeof(bool) => bool.TryParse(text, out var b) ? b : null,
            _ when type.IsEnum => Enum.TryParse(type, text, ignoreCase: true, out var e) && Enum.IsDefined(type, e) ? e : null,
            _ => text,
        };
        var expected = type.IsEnum ? $"one of {string.Join(", ", Enum.GetNames(type).Select(n => n.ToLowerInvariant()))}" : type == typeof(bool)
            ? "true or false" : type == typeof(int) ? "a whole number" : "a number";
        if (value is null)
        {
            throw new InvalidInputException("bad-option", $"'{text}' is not {expected}.", $"option {option.Name}", option.Description);
        }

        if (value is double or int && Convert.ToDouble(value, CultureInfo.InvariantCulture) is var number
            && (number < option.Minimum || number > option.Maximum))
        {
            var range = FormattableString.Invariant($"{option.Minimum} to {option.Maximum}");
            throw new InvalidInputException("bad-option", $"{text} is outside {range}.", $"option {option.Name}", option.Description);
        }

        return value;
    }

    private static string Text(object? value) => value switch
    {
        double d => d.ToString("R", CultureInfo.InvariantCulture),
        bool b => b ? "true" : "false",
        IFormattable f => f.ToString(null, CultureInfo.InvariantCulture),
        _ => value?.ToString() ?? string.Empty,
    };
}
