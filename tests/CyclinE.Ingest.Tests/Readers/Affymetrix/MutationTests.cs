using CsCheck;
using CyclinE.Genomics.Input;
using CyclinE.Ingest.Files;
using CyclinE.Ingest.Readers.Affymetrix;
using CyclinE.Ingest.Readers.Affymetrix.Cel;
using CyclinE.Testing;

namespace CyclinE.Ingest.Tests.Readers.Affymetrix;

/// <summary>Damaged binary files are read or refused: never a bug, never more memory than the file's size warrants.</summary>
public class MutationTests
{
    // The largest file here takes 3 MB when it is sound.
    private const int MostAllocated = 32 << 20;

    // CYCLINE_MUTATIONS=10000 for a night.
    private static readonly int Iterations = int.TryParse(Environment.GetEnvironmentVariable("CYCLINE_MUTATIONS"), out var number) ? number : 200;

    private static readonly Gen<(int How, double At, byte[] Bytes, int Seed)> GenDamage =
        Gen.Select(Gen.Int[0, 4], Gen.Double[0, 1], Gen.Byte.Array[1, 8], Gen.Int);

    [Fact]
    public void Copy_number_files() => Damage(
        [CopyNumberFiles.Cnchp(CopyNumberFiles.Noise(50)), CopyNumberFiles.Cychp()],
        bytes => CopyNumbers(bytes, build: null));

    [Fact]
    public void Intensity_files()
    {
        var cells = CelFiles.Small(20, 15);
        Damage(
            [System.Text.Encoding.Latin1.GetBytes(CelFiles.Text(cells)), CelFiles.Version4(cells), CelFiles.Compact(cells),
                CelFiles.CommandConsole(cells), CelFiles.CommandConsole(cells, channels: 2)],
            Cel);
    }

    [Theory]
    [InlineData("NA06985_GW6_C.CN5_small.CNCHP")]
    [InlineData("NA06985_GW6_C.test.cychp")]
    public void Real_copy_number_files(string name) => Damage(
        [File.ReadAllBytes(ReferenceData.Require("arrays/affymetrix/" + name))],
        bytes => CopyNumbers(bytes, "hg18"));

    [Theory]
    [InlineData("test.bcel.CEL")]
    [InlineData("test.ccel.CEL")]
    [InlineData("test.v4.CEL")]
    public void Real_intensity_files(string name) => Damage([File.ReadAllBytes(ReferenceData.Require("arrays/affymetrix/" + name))], Cel);

    private static void CopyNumbers(byte[] bytes, string? build)
    {
        using var file = ArrayFile.Open(new MemoryStream(bytes), "a", CancellationToken.None);
        new CopyNumberReader().Read(file, new ArrayFacts { Build = build }, new IngestOptions());
    }

    private static void Cel(byte[] bytes) => CelFile.Read(new MemoryStream(bytes), "a", CancellationToken.None).Judge();

    private static void Damage(byte[][] files, Action<byte[]> read) =>
        GenDamage.Sample(
            damage =>
            {
                foreach (var file in files)
                {
                    var damaged = Apply(file, damage);
                    var before = GC.GetAllocatedBytesForCurrentThread();
                    try
                    {
                        read(damaged);
                    }
                    catch (InvalidInputException refused)
                    {
                        Assert.NotEmpty(refused.Problem.Where);
                        Assert.NotEmpty(refused.Problem.Remedy);
                    }

                    Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MostAllocated);
                }
            },
            iter: Iterations,
            threads: 1);

    private static byte[] Apply(byte[] file, (int How, double At, byte[] Bytes, int Seed) damage)
    {
        var at = (int)(damage.At * (file.Length - 1));
        var damaged = file.ToArray();
        switch (damage.How)
        {
            case 0:
                return file[..at];
            case 1:
                return [.. file[..at], .. damage.Bytes, .. file[at..]];
            case 2:
                return [.. file[..at], .. file[Math.Min(file.Length, at + damage.Bytes.Length)..]];
            case 3:
                // Lengths, counts and offsets stand in the first part.
                at = Math.Min(at / 20, file.Length - 4);
                new byte[] { 0x7F, 0xFF, 0xFF, 0xFF }.CopyTo(damaged, at);
                return damaged;
            default:
                var random = new Random(damage.Seed);
                foreach (var value in damage.Bytes)
                {
                    damaged[random.Next(file.Length)] = value;
                }

                return damaged;
        }
    }
}
