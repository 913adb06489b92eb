using System.Text;
using CyclinE.Genomics.Input;
using CyclinE.Reporting.Files.CBioPortal;
using CyclinE.Reporting.Model;
using CyclinE.Reporting.Page;
using CyclinE.Reporting.Tables;

namespace CyclinE.Reporting.Files;

/// <summary>Writes everything that a batch leaves in its folder.</summary>
public static class ResultFiles
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>
    /// Writes every table, the summary and the page. Each file appears whole or not at all; files of an earlier export
    /// are replaced. The summary is written last: where it stands, the others do; a study of cBioPortal follows it.
    /// </summary>
    /// <param name="results">The batch.</param>
    /// <param name="folder">The folder; made where it is missing.</param>
    /// <param name="cancellationToken">Stops between files and between the page's pairs.</param>
    /// <exception cref="InvalidInputException">A study of cBioPortal is asked for and the arrays have several builds; everything else is written by
    /// then.</exception>
    /// <returns>Full paths of the files in the order written.</returns>
    public static async Task<IReadOnlyList<string>> WriteAsync(BatchResults results, string folder, CancellationToken cancellationToken)
    {
        folder = Path.GetFullPath(folder);
        Directory.CreateDirectory(folder);
        var written = new List<string>();
        await PutByArrayAsync().ConfigureAwait(false);
        foreach (var table in OutputTable.All.Where(t => t is not IArrayTable))
        {
            cancellationToken.ThrowIfCancellationRequested();
            await PutAsync(table.FileName, stream => WriteText(stream, writer => table.Write(results, writer))).ConfigureAwait(false);
        }

        foreach (var (stage, table) in results.Stages.SelectMany(s => (s.Stage.Tables ?? []).Select(t => (s, t))))
        {
            await PutAsync(StageTables.FileOf(table), stream => WriteTextAsync(
                stream, writer => StageTables.WriteAsync(stage, table, writer, cancellationToken))).ConfigureAwait(false);
        }

        if (results.Stages.Count > 0)
        {
            await PutAsync(StageTables.AvailabilityFile, stream => WriteText(stream, writer => StageTables.WriteAvailability(results.Stages, writer)))
                .ConfigureAwait(false);
        }

        if (results.AllGenes)
        {
            await PutAsync(AllGenesFile.FileName, stream => AllGenesFile.WriteAsync(results, stream, cancellationToken)).ConfigureAwait(false);
        }

        written.AddRange(await WriteReportAsync(results, folder, cancellationToken).ConfigureAwait(false));
        await PutAsync(MultiQcFile.FileName, stream =>
        {
            MultiQcFile.Write(results, stream);
            return Task.CompletedTask;
        }).ConfigureAwait(false);
        await PutAsync(IgvSessionFile.FileName, stream =>
        {
            IgvSessionFile.Write(results, stream);
            return Task.CompletedTask;
        }).ConfigureAwait(false);
        await PutProvenanceAsync().ConfigureAwait(false);
        await PutAsync(SummaryFile.FileName, stream =>
        {
            SummaryFile.Write(results, stream);
            return Task.CompletedTask;
        }).ConfigureAwait(false);
        if (results.CBioPortal)
        {
            // After everything else: what cannot be a study still has its results.
            CBioPortalFiles.Require(results);
            await PutStudyAsync().ConfigureAwait(false);
        }

        return written;

        // Of every file so far; the summary, which is last, tells that they are all there.
        async Task PutProvenanceAsync()
        {
            var files = new List<(string Name, string Sha256, long Length)>();
            foreach (var path in written)
            {
                var (sha256, length) = await ProvenanceFile.HashAsync(path, cancellationToken).ConfigureAwait(false);
                files.Add((Path.GetRelativePath(folder, path).Replace('\\', '/'), sha256, length));
            }

            await PutAsync(ProvenanceFile.FileName, stream =>
            {
                ProvenanceFile.Write(results, files, stream);
                return Task.CompletedTask;
            }).ConfigureAwait(false);
            await PutAsync(ProvenanceFile.Checksums, stream => WriteText(stream, writer =>
            {
                foreach (var (name, sha256, _) in files)
                {
                    writer.WriteLine($"{sha256}  {name}");
                }
            })).ConfigureAwait(false);
        }

        // Each array is read once and written to all files of arrays; then it is gone.
        async Task PutByArrayAsync()
        {
            var scratch = new FileStream(
                Path.Combine(folder, $".{CallsVcf.FileName}.{Path.GetRandomFileName()}.tmp"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None,
                1 << 16, FileOptions.DeleteOnClose);
            await using (scratch.ConfigureAwait(false))
            {
                var events = new CallsVcf(scratch);
                var tables = new List<IArrayTable>();
                foreach (var table in OutputTable.All.OfType<IArrayTable>())
                {
                    tables.Add(await ArraysWithStages.OfAsync(table, results.Stages, cancellationToken).ConfigureAwait(false));
                }

                await FillAsync(tables, [], events).ConfigureAwait(false);
                await PutAsync(CallsVcf.FileName, stream => WriteText(stream, writer => events.WriteTo(results, writer))).ConfigureAwait(false);
            }
        }

        // Opens one table more, until all are open.
        async Task FillAsync(IReadOnlyList<IArrayTable> tables, IReadOnlyList<TextWriter> open, CallsVcf events)
        {
            if (open.Count < tables.Count)
            {
                await PutAsync(tables[open.Count].FileName, async stream =>
                {
                    var writer = new StreamWriter(stream, Utf8, leaveOpen: true) { NewLine = "\n" };
                    await using (writer.ConfigureAwait(false))
                    {
                        tables[open.Count].WriteHeader(writer);
                        await FillAsync(tables, [.. open, writer], events).ConfigureAwait(false);
                    }
                }).ConfigureAwait(false);
                return;
            }

            foreach (var array in results.ArrayResults)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var whole = await array.WholeAsync(cancellationToken).ConfigureAwait(false);
                events.Take(whole);
                for (var t = 0; t < tables.Count; t++)
                {
                    tables[t].WriteRows(whole, open[t]);
                }
            }
        }

        async Task PutStudyAsync()
        {
            var study = new CBioPortalStudy(results);
            Directory.CreateDirectory(Path.Combine(folder, CBioPortalFiles.Folder, Path.GetDirectoryName(CBioPortalStudy.CaseList)!));
            foreach (var (name, write) in CBioPortalFiles.Texts(study))
            {
                cancellationToken.ThrowIfCancellationRequested();
                await PutAsync(Path.Combine(CBioPortalFiles.Folder, name), stream => WriteText(stream, write)).ConfigureAwait(false);
            }

            await PutAsync(Path.Combine(CBioPortalFiles.Folder, study.Segments),
                stream => CBioPortalFiles.WriteSegmentsAsync(study, stream, cancellationToken)).ConfigureAwait(false);

            // Both at once: reading every array's genes is what takes the time.
            await PutAsync(Path.Combine(CBioPortalFiles.Folder, CBioPortalStudy.Log2), log2 =>
                PutAsync(Path.Combine(CBioPortalFiles.Folder, CBioPortalStudy.Discrete), discrete =>
                    GeneMatrices.WriteAsync(study, log2, discrete, cancellationToken))).ConfigureAwait(false);
        }

        async Task PutAsync(string name, Func<Stream, Task> write)
        {
            var path = Path.Combine(folder, name);
            await AtomicFile.WriteAsync(path, write).ConfigureAwait(false);
            written.Add(path);
        }
    }

    private static async Task WriteTextAsync(Stream stream, Func<TextWriter, Task> write)
    {
        var writer = new StreamWriter(stream, Utf8, leaveOpen: true) { NewLine = "\n" };
        await using (writer.ConfigureAwait(false))
        {
            await write(writer).ConfigureAwait(false);
        }
    }

    /// <summary>Writes the page and, of many arrays, the pages that belong to it; the page itself is last.</summary>
    /// <param name="results">The batch.</param>
    /// <param name="folder">The folder; made where it is missing.</param>
    /// <param name="cancellationToken">Stops between arrays and pairs.</param>
    /// <returns>Full paths of the files in the order written.</returns>
    public static async Task<IReadOnlyList<string>> WriteReportAsync(BatchResults results, string folder, CancellationToken cancellationToken)
    {
        folder = Path.GetFullPath(folder);
        Directory.CreateDirectory(folder);
        var written = new List<string>();
        var page = await ReportPage.RenderAsync(results, PutPartAsync, cancellationToken).ConfigureAwait(false);
        await PutAsync(ReportPage.FileName, page).ConfigureAwait(false);
        return written;

        Task PutPartAsync(string name, string part)
        {
            Directory.CreateDirectory(Path.Combine(folder, ReportParts.Folder));
            return PutAsync(Path.Combine(ReportParts.Folder, name), part);
        }

        async Task PutAsync(string name, string text)
        {
            var path = Path.Combine(folder, name);
            await AtomicFile.WriteAsync(path, stream => WriteText(stream, writer => writer.Write(text))).ConfigureAwait(false);
            written.Add(path);
        }
    }

    private static Task WriteText(Stream stream, Action<TextWriter> write)
    {
        using var writer = new StreamWriter(stream, Utf8, leaveOpen: true) { NewLine = "\n" };
        write(writer);
        return Task.CompletedTask;
    }
}

/// <summary>A file that is either the old one or the whole new one: written beside its place, flushed, then renamed.</summary>
internal static class AtomicFile
{
    private const int BufferSize = 1 << 16;

    public static async Task WriteAsync(string path, Func<Stream, Task> write)
    {
        var temporary = Path.Combine(Path.GetDirectoryName(path)!, $".{Path.GetFileName(path)}.{Path.GetRandomFileName()}.tmp");
        try
        {
            var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, BufferSize);
            await using (stream.ConfigureAwait(false))
            {
                await write(stream).ConfigureAwait(false);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }
}
