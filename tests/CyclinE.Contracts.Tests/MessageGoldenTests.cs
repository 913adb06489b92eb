using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CyclinE.Contracts.Plans;
using CyclinE.Contracts.Stages;
using CyclinE.Contracts.Units;
using MassTransit.Serialization;

namespace CyclinE.Contracts.Tests;

/// <summary>
/// Messages as they lie in queues while two releases run side by side: each is held to a kept file, written and read by
/// the transport's own serializer. A form that changes gets a folder <c>v2</c>; <c>v1</c> stays and must stay readable.
/// </summary>
public sealed class MessageGoldenTests
{
    private const int LargestBody = 4096;
    private static readonly string Hash = string.Concat(Enumerable.Repeat("0123456789abcdef", 4));

    private static readonly UnitId Array = new("neve@2", UnitKind.Array, "HCC1569 µ");
    private static readonly UnitId File = new("neve@2", UnitKind.File, "arrays/big.txt");
    private static readonly UnitId Pair = new("neve@2", UnitKind.Pair, "R~P");
    private static readonly UnitId Cohort = new("neve@2", UnitKind.Cohort, PlanCohort.Name);
    private static readonly Try First = new(1, null);
    private static readonly Try OfRoster = new(3, Hash);

    private static readonly object[] Messages =
    [
        new BatchSubmitted { Batch = "neve@2" },
        new BatchChanged { Batch = "neve@2" },
        new UnitEnded { PlanId = Hash, Unit = Array, Try = First, State = UnitState.Called },
        .. StageTable.All.Select(s => s.Consumes).Concat(StageTable.All.Select(s => s.Produces)).Append(nameof(ToolEnded)).Distinct(StringComparer.Ordinal).Select(Sample),
    ];

    public static TheoryData<string> Names => [.. Messages.Select(m => m.GetType().Name)];

    [Fact]
    public void Every_message_has_a_golden_file_and_every_golden_file_a_message()
    {
        var defined = typeof(UnitMessage).Assembly.GetTypes()
            .Where(t => !t.IsAbstract && (t.IsSubclassOf(typeof(UnitMessage)) || t == typeof(BatchSubmitted) || t == typeof(BatchChanged)))
            .Select(t => t.Name).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(defined, Names.Select(n => n.Data).Order(StringComparer.Ordinal));
        var kept = Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Golden", "v1")).Select(f => Path.GetFileNameWithoutExtension(f)).ToList();
        if (Environment.GetEnvironmentVariable("CYCLINE_UPDATE_GOLDEN") == "1")
        {
            foreach (var name in defined.Except(kept))
            {
                System.IO.File.WriteAllText(Path.Combine(SourceFolder(), "Golden", "v1", name + ".json"), Write(Message(name)) + "\n");
            }
        }

        Assert.True(
            defined.SequenceEqual(kept.Order(StringComparer.Ordinal)),
            $"Without a golden file: {string.Join(", ", defined.Except(kept))}; without a message: {string.Join(", ", kept.Except(defined))}. "
            + "A new message's file is tests/CyclinE.Contracts.Tests/Golden/v1/NAME.json: CYCLINE_UPDATE_GOLDEN=1 writes those that are missing.");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void It_is_written_as_kept(string name) =>
        Assert.Equal(JsonNode.Parse(Golden(name))!.ToJsonString(), JsonNode.Parse(Write(Message(name)))!.ToJsonString());

    [Theory]
    [MemberData(nameof(Names))]
    public void What_was_kept_is_read_as_the_same_message(string name) =>
        Assert.Equal(Message(name), Read(Golden(name), Message(name).GetType()));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_member_that_a_later_release_adds_is_passed_over(string name)
    {
        var later = JsonNode.Parse(Golden(name))!.AsObject();
        later["urgency"] = new JsonObject { ["level"] = 3 };
        if (later["unit"] is JsonObject unit)
        {
            unit["tenant"] = "west";
        }

        Assert.Equal(Message(name), Read(later.ToJsonString(), Message(name).GetType()));
    }

    [Theory]
    [InlineData("planId")]
    [InlineData("unit")]
    [InlineData("try")]
    public void A_message_without_what_it_must_carry_is_refused(string member)
    {
        var broken = JsonNode.Parse(Golden(nameof(ArrayReleased)))!.AsObject();
        broken.Remove(member);
        Assert.Contains(member, Assert.Throws<JsonException>(() => Read(broken.ToJsonString(), typeof(ArrayReleased))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Ids_keep_a_body_small_however_long_the_names_are()
    {
        var longest = new PairCompared
        {
            PlanId = Hash,
            Unit = new UnitId(new string('b', 200) + "@2147483647", UnitKind.Pair, new string('µ', 400) + "~" + new string('p', 400)),
            Try = OfRoster,
            Artifact = new ArtifactRef(Hash, "comparison", Hash),
        };
        Assert.InRange(Encoding.UTF8.GetByteCount(Write(longest)), 1, LargestBody);
    }

    /// <summary>A message of the stage table, made as the pipeline makes it: of the first stage that takes it, or the one that leaves it.</summary>
    private static object Sample(string name)
    {
        var stage = name == nameof(ToolEnded) ? StageTable.CallArray : StageTable.All.FirstOrDefault(s => s.Produces == name);
        var taken = stage ?? StageTable.All.First(s => s.Consumes == name);
        var (unit, @try) = taken.Unit switch
        {
            UnitKind.File => (File, First),
            UnitKind.Array => (Array, First),
            UnitKind.Pair => (Pair, OfRoster),
            _ => (Cohort, OfRoster),
        };
        var type = UnitMessage.TypeOf(name);
        var json = new JsonObject
        {
            ["planId"] = Hash,
            ["unit"] = JsonNode.Parse(Write(unit)),
            ["try"] = JsonNode.Parse(Write(@try)),
        };
        if (stage is not null)
        {
            json["artifact"] = JsonNode.Parse(Write(new ArtifactRef(Hash, stage.ArtifactKind, Hash)));
        }

        return Read(json.ToJsonString(), type)!;
    }

    private static string SourceFolder([System.Runtime.CompilerServices.CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;

    private static object Message(string name) => Messages.Single(m => m.GetType().Name == name);

    private static string Golden(string name) => System.IO.File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Golden", "v1", name + ".json"));

    private static string Write(object message) => JsonSerializer.Serialize(message, message.GetType(), SystemTextJsonMessageSerializer.Options);

    private static object? Read(string json, Type type) => JsonSerializer.Deserialize(json, type, SystemTextJsonMessageSerializer.Options);
}
