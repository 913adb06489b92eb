using System.Text;
using MassTransit;

namespace CyclinE.Messaging.Topology;

/// <summary>Exchanges are named as people say their messages: <c>array-released</c>, <c>fault-of-array-released</c>.</summary>
public sealed class ExchangeNames : IEntityNameFormatter
{
    /// <inheritdoc/>
    public string FormatEntityName<T>() => Of(typeof(T));

    /// <summary>The exchange of a message type.</summary>
    public static string Of(Type message) =>
        message.IsGenericType
            ? $"{Kebab(message.Name[..message.Name.IndexOf('`', StringComparison.Ordinal)])}-of-{string.Join('-', message.GetGenericArguments().Select(Of))}"
            : Kebab(message.Name);

    /// <summary>The exchange of a message by its name.</summary>
    public static string Of(string message) => Kebab(message);

    private static string Kebab(string name)
    {
        var text = new StringBuilder();
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && text.Length > 0)
            {
                text.Append('-');
            }

            text.Append(char.ToLowerInvariant(letter));
        }

        return text.ToString();
    }
}
