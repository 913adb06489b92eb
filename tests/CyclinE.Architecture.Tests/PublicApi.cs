using System.Reflection;
using System.Xml.Linq;

namespace CyclinE.Architecture.Tests;

/// <summary>
/// What packages promise is a contract with stages in other repositories: a member that goes or changes is seen here first. Promised is
/// what a stage is written with; ledger, batch rules, transport and database are public for the programs of this tree alone.
/// </summary>
public sealed class PublicApi
{
    private const BindingFlags Members = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly string[] Promised =
    [
        "CyclinE.Genomics", "CyclinE.Numerics", "CyclinE.Contracts", "CyclinE.Artifacts.Columns", "CyclinE.Artifacts.Kinds", "CyclinE.Artifacts.Stages",
        "CyclinE.Artifacts.Store", "CyclinE.Messaging.Runner.Delivery", "CyclinE.Messaging.Runner.IMessageHandler", "CyclinE.Messaging.Runner.IStage",
        "CyclinE.Messaging.Runner.StageRunner", "CyclinE.Messaging.Transport.PipelineBus", "CyclinE.Hosting.WorkerDefaults", "CyclinE.StageTesting",
    ];

    public static TheoryData<string> Packages => [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "shared"), "*.csproj", SearchOption.AllDirectories)
        .Where(p => XDocument.Load(p).Descendants("IsPackable").Any(e => e.Value == "true")).Select(p => Path.GetFileNameWithoutExtension(p))
        .Where(p => Promised.Any(n => n.StartsWith(p, StringComparison.Ordinal)) && p != "CyclinE.Artifacts.Mongo").Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Packages))]
    public void The_public_members_of_a_package_are_these(string package)
    {
        var file = Path.Combine(Repository.Root, "tests", "CyclinE.Architecture.Tests", "Api", package + ".txt");
        List<string> members = [.. Assembly.Load(package).GetExportedTypes()
            .Where(t => Promised.Any(p => t.FullName!.StartsWith(p, StringComparison.Ordinal))).SelectMany(Lines).Order(StringComparer.Ordinal)];
        if (Environment.GetEnvironmentVariable("CYCLINE_UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(file, string.Join('\n', members) + "\n");
        }

        // In any order: two changes that meet are joined line by line.
        string[] kept = File.Exists(file) ? [.. File.ReadAllLines(file).Where(l => l.Length > 0)] : [];
        Assert.True(
            kept.ToHashSet(StringComparer.Ordinal).SetEquals(members),
            $"{file} differs.\n+ {string.Join("\n+ ", members.Except(kept))}\n- {string.Join("\n- ", kept.Except(members))}\n"
            + "Where that is meant, write it anew with CYCLINE_UPDATE_GOLDEN=1; what went or changed breaks stages in other repositories: say so in CHANGELOG.md.");
    }

    private static IEnumerable<string> Lines(Type type)
    {
        var name = Name(type);
        var bases = type.GetInterfaces().Except(type.BaseType?.GetInterfaces() ?? []).Where(i => i.IsPublic && !i.Name.StartsWith("IEqua", StringComparison.Ordinal))
            .Select(Name).Order(StringComparer.Ordinal);
        if (type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType) && parent != typeof(Enum))
        {
            bases = bases.Prepend(Name(parent)).Order(StringComparer.Ordinal);
        }

        yield return $"{name} : {Kind(type)} {string.Join(", ", bases)}".TrimEnd();
        if (type.IsEnum)
        {
            foreach (var value in Enum.GetNames(type))
            {
                yield return $"{name}.{value}";
            }

            yield break;
        }

        foreach (var member in type.GetMembers(Members))
        {
            switch (member)
            {
                case FieldInfo { IsPublic: true } field:
                    yield return $"{name}.{field.Name} : {(field.IsLiteral ? "const " : string.Empty)}{Name(field.FieldType)}";
                    break;
                case ConstructorInfo made when IsOpen(made):
                    yield return $"{name}({Parameters(made)})";
                    break;
                case PropertyInfo property when property.GetAccessors(nonPublic: true).Any(IsOpen):
                    var accessors = property.GetAccessors(nonPublic: true).Where(IsOpen).Select(a => a.Name.StartsWith("get_", StringComparison.Ordinal) ? "get"
                        : a.ReturnParameter.GetRequiredCustomModifiers().Length > 0 ? "init" : "set").Order(StringComparer.Ordinal);
                    var required = property.GetCustomAttributesData().Any(a => a.AttributeType.Name == "RequiredMemberAttribute") ? "required " : string.Empty;
                    yield return $"{name}.{property.Name} : {required}{Name(property.PropertyType)} {{ {string.Join("; ", accessors)} }}";
                    break;
                case MethodInfo method when IsOpen(method) && !IsMade(method):
                    yield return $"{name}.{method.Name}{Arguments(method.GetGenericArguments())}({Parameters(method)}) : {Name(method.ReturnType)}";
                    break;
            }
        }
    }

    private static bool IsOpen(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    /// <summary>Accessors, and what a compiler writes for every record.</summary>
    private static bool IsMade(MethodInfo method) =>
        (method.IsSpecialName && !method.Name.StartsWith("op_", StringComparison.Ordinal))
        || method.Name is "<Clone>$" or "PrintMembers" or "Equals" or "GetHashCode" or "ToString" or "Deconstruct" or "op_Equality" or "op_Inequality";

    private static string Kind(Type type) => type.IsEnum ? "enum" : type.IsInterface ? "interface" : type.IsValueType ? "struct"
        : type is { IsAbstract: true, IsSealed: true } ? "static" : type.IsAbstract ? "abstract" : type.IsSealed ? "sealed" : "class";

    private static string Parameters(MethodBase method) =>
        string.Join(", ", method.GetParameters().Select(p => $"{Name(p.ParameterType)} {p.Name}{(p.HasDefaultValue ? " = " + (p.DefaultValue ?? "default") : string.Empty)}"));

    private static string Name(Type type)
    {
        if (type.IsGenericParameter)
        {
            return type.Name;
        }

        if (type.HasElementType)
        {
            return Name(type.GetElementType()!) + (type.IsArray ? "[]" : "&");
        }

        var own = type.Name.Split('`')[0];
        var outer = type.DeclaringType is { } declaring ? Name(declaring).Split('<')[0] + "." : string.Empty;
        var space = type.Namespace?.StartsWith("CyclinE", StringComparison.Ordinal) == true && outer.Length == 0 ? type.Namespace + "." : string.Empty;
        return space + outer + own + Arguments(type.GetGenericArguments());
    }

    private static string Arguments(Type[] types) => types.Length == 0 ? string.Empty : $"<{string.Join(", ", types.Select(Name))}>";
}
