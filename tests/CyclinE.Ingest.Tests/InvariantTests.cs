using System.Globalization;
using CsCheck;
using CyclinE.Genomics.Input;
using CyclinE.Genomics.Profiles;
using CyclinE.Ingest.Tests.Readers;

namespace CyclinE.Ingest.Tests;

public class InvariantTests
{
    private static readonly Gen<string[]> GenRows =
        Gen.Select(Gen.Int[1, 24], Gen.Int[1, 40_000_000], Gen.Double[-3, 3], Gen.Int[0, 9], (chromosome, position, value, missing) =>
            (Chromosome: chromosome, Position: position, Cell: missing == 0 ? "NA" : value.ToString("0.####", CultureInfo.InvariantCulture)))
        .Array[300, 800]
        .Select(rows => rows.DistinctBy(r => (r.Chromosome, r.Position)).Select((r, i) => $"{r.Chromosome}\t{r.Position}\t{r.Cell}\tp{i}").ToArray());

    [Fact]
    public void The_order_of_rows_does_not_matter() =>
        Gen.Select(GenRows, Gen.Int).Sample((rows, seed) =>
        {
            var shuffled = rows.ToArray();
            new Random(seed).Shuffle(shuffled);
            var (a, b) = (Ingest(rows), Ingest(shuffled));
            return a.Document.ProbeSet == b.Document.ProbeSet
                && a.Profile.Log2.SequenceEqual(b.Profile.Log2)
                && a.Document.Scalars == b.Document.Scalars;
        }, iter: 30);

    [Fact]
    public void Every_placed_row_is_a_probe_in_genome_order_with_its_own_value() =>
        GenRows.Sample(rows =>
        {
            var profile = Ingest(rows).Profile;
            var cells = rows.Select(r => r.Split('\t')).ToDictionary(c => c[3]);
            return profile.Probes.Count == rows.Length
                && profile.Probes.Chromosomes.Select(c => c.Chromosome).SequenceEqual(profile.Probes.Chromosomes.Select(c => c.Chromosome).Order())
                && Enumerable.Range(0, rows.Length).All(i =>
                {
                    var cell = cells[profile.Probes.Names![i]];
                    return profile.Probes.ChromosomeOf(i).Number == int.Parse(cell[0], CultureInfo.InvariantCulture)
                        && profile.Probes.Positions[i] == int.Parse(cell[1], CultureInfo.InvariantCulture)
                        && (cell[2] == "NA" ? float.IsNaN(profile.Log2[i]) : profile.Log2[i] == (float)double.Parse(cell[2], CultureInfo.InvariantCulture));
                });
        }, iter: 30);

    [Fact]
    public void Replicates_merge_to_the_same_profile_in_any_order() =>
        Gen.Select(GenRows, Gen.Int).Sample((rows, seed) =>
        {
            var random = new Random(seed);
            var twice = rows.Concat(rows.Where(_ => random.Next(3) == 0)).ToArray();
            random.Shuffle(twice);
            var (a, b) = (Ingest(rows), Ingest(twice));
            return a.Document.ProbeSet == b.Document.ProbeSet && a.Profile.Log2.SequenceEqual(b.Profile.Log2);
        }, iter: 30);

    [Fact]
    public void Any_bytes_are_read_or_refused_but_never_a_bug()
    {
        var good = System.Text.Encoding.UTF8.GetBytes(new FeatureExtraction().ToString());
        var table = System.Text.Encoding.UTF8.GetBytes("#build=hg19\n" + Tables.Of(Tables.Header, Tables.Noise()));
        Gen.Select(Gen.Bool, Gen.Int[0, 3], Gen.Int[0, 2900], Gen.Byte.Array[1, 40]).Sample((agilent, how, at, bytes) =>
        {
            var file = (agilent ? good : table).ToList();
            at = Math.Min(at, file.Count - 1);
            if (how == 0)
            {
                file.InsertRange(at, bytes);
            }
            else if (how == 1)
            {
                file.RemoveRange(at, Math.Min(bytes.Length, file.Count - at));
            }
            else
            {
                for (var i = 0; i < bytes.Length && at + i < file.Count; i++)
                {
                    file[at + i] = how == 2 ? bytes[i] : "\t\n,;\"0.-#"u8[bytes[i] % 9];
                }
            }

            try
            {
                Ingesting.Of([.. file]);
            }
            catch (InvalidInputException refusal)
            {
                return refusal.Problem.Where.StartsWith(Ingesting.File, StringComparison.Ordinal);
            }

            return true;
        }, iter: 1000);
    }

    private static IngestResult Ingest(string[] rows) =>
        Ingesting.Of(Tables.Of("chromosome\tposition\tlog2\tname", rows), Ingesting.Hg19);
}
