using System.Security.Cryptography;
using CyclinE.Artifacts.Files;
using CyclinE.Contracts.Plans;
using CyclinE.Contracts.Stages;
using CyclinE.Contracts.Units;
using CyclinE.Genomics.Input;

namespace CyclinE.Messaging.Runner;

/// <summary>
/// A raw file with the hash that enters the recipe. Small files are held in memory from the one read that hashed them;
/// large ones are read twice and must not change in between.
/// </summary>
public sealed class RawFile
{
    private const int LargestInMemory = 64 * 1024 * 1024;
    private readonly IInputFiles _files;
    private readonly InputRef _input;
    private readonly byte[]? _bytes;
    private readonly (long Size, DateTime Modified)? _stat;

    private RawFile(IInputFiles files, InputRef input, byte[]? bytes, string sha, (long Size, DateTime Modified)? stat)
    {
        _files = files;
        _input = input;
        _bytes = bytes;
        _stat = stat;
        Sha = sha;
    }

    /// <summary>SHA-256 of the bytes.</summary>
    public string Sha { get; }

    /// <summary>Reads and hashes the file of a unit; where the sheet gives a <c>sha256</c> it must agree.</summary>
    /// <param name="files">The raw files.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="unit">An array, or a file of many samples.</param>
    /// <exception cref="InvalidInputException">The file is not there or is another one than the sheet says.</exception>
    public static RawFile Read(IInputFiles files, Plan plan, UnitId unit) =>
        Read(files, unit.Kind == UnitKind.File ? [.. plan.FileArrays()[unit.Name]] : [plan.Array(unit.Name)]);

    private static RawFile Read(IInputFiles files, IReadOnlyList<PlanArray> rows)
    {
        var input = rows[0].Input;
        using var stream = files.Open(input);
        var stat = files.Stat(input);
        byte[]? bytes = null;
        string sha;
        if (stream.Length <= LargestInMemory)
        {
            bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            sha = Convert.ToHexStringLower(SHA256.HashData(bytes));
        }
        else
        {
            sha = Convert.ToHexStringLower(SHA256.HashData(stream));
        }

        if (rows.Select(r => r.Value("sha256"))
            .FirstOrDefault(d => d is not null && !string.Equals(d, sha, StringComparison.OrdinalIgnoreCase)) is { } declared)
        {
            throw new InvalidInputException(
                "wrong-sha256", $"The file's SHA-256 is {sha}; the sheet says {declared}.", input.Path,
                "This is another file, or it was damaged on the way: copy it again, or correct the column 'sha256'.");
        }

        return new RawFile(files, input, bytes, sha, stat);
    }

    /// <summary>The raw file of the array that an array's row names as its reference; null where the stage reads none or the row names none.</summary>
    /// <exception cref="InvalidInputException">The file is not there or is another one than the sheet says.</exception>
    public static RawFile? OfReference(IInputFiles files, Plan plan, StageDefinition stage, UnitId unit) =>
        stage.Inputs.Contains(StageDefinition.ReferenceInput) && plan.ReferenceOf(plan.Array(unit.Name)) is { } reference ? Read(files, [reference]) : null;

    /// <summary>Opens the bytes that were hashed.</summary>
    public Stream Open() => _bytes is null ? _files.Open(_input) : new MemoryStream(_bytes, writable: false);

    /// <summary>After a large file was read for the second time: it must still be the one that was hashed.</summary>
    /// <exception cref="InvalidInputException">It changed.</exception>
    public void MustBeUnchanged()
    {
        if (_bytes is null && _files.Stat(_input) != _stat)
        {
            throw new InvalidInputException(
                "file-changed", "The file changed while it was read.", _input.Path, "Wait until it is copied completely, then replay the array.");
        }
    }
}
