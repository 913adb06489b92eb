using System.Text;

namespace CyclinE.Reporting;

/// <summary>Writes everything that a batch leaves in its folder.</summary>
public static class ResultFiles
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>
    /// Writes every table, the summary and the page. Each file appears whole or not at all; files of an earlier export
    /// are replaced. The summary is written last: where it stands, the others do.
    /// </summary>
    /// <param name="results">The batch.</param>
    /// <param name="folder">The folder; made where it is missing.</param>
    /// <param name="cancellationToken">Stops between files and between the page's pairs.</param>
    /// <exception cref="Genomics.InvalidInputException">A study of cBioPortal is asked for and the arrays have several builds.</exception>
    /// <returns>Full paths of the files in the order written.</returns>
    public static async Task<IReadOnlyList<string>> WriteAsync(BatchResults results, string folder, CancellationToken cancellationToken)
    {
        if (results.CBioPortal)
        {
            CBioPortalFiles.Require(results);
        }

        folder = Path.GetFullPath(folder);
        Directory.CreateDirectory(folder);
        var written = new List<string>();
        foreach (var table in OutputTable.All)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await PutAsync(table.FileName, stream => WriteText(stream, writer => table.Write(results, writer))).ConfigureAwait(false);
        }

        cancellationToken.ThrowIfCancellationRequested();
        await PutAsync(CallsVcf.FileName, stream => WriteText(stream, writer => CallsVcf.Write(results, writer))).ConfigureAwait(false);
        if (results.AllGenes)
        {
            await PutAsync(AllGenesFile.FileName, stream => AllGenesFile.WriteAsync(results, stream, cancellationToken)).ConfigureAwait(false);
        }

        if (results.CBioPortal)
        {
            await PutStudyAsync().ConfigureAwait(false);
        }

        var page = await ReportPage.RenderAsync(results, cancellationToken).ConfigureAwait(false);
        await PutAsync(ReportPage.FileName, stream => WriteText(stream, writer => writer.Write(page))).ConfigureAwait(false);
        await PutAsync(SummaryFile.FileName, stream =>
        {
            SummaryFile.Write(results, stream);
            return Task.CompletedTask;
        }).ConfigureAwait(false);
        return written;

        async Task PutStudyAsync()
        {
            Directory.CreateDirectory(Path.Combine(folder, CBioPortalFiles.Folder));
            foreach (var (name, write) in CBioPortalFiles.Texts(results))
            {
                cancellationToken.ThrowIfCancellationRequested();
                await PutAsync(Path.Combine(CBioPortalFiles.Folder, name), stream => WriteText(stream, write)).ConfigureAwait(false);
            }

            // Both at once: reading every array's genes is what takes the time.
            await PutAsync(Path.Combine(CBioPortalFiles.Folder, CBioPortalStudy.Log2), log2 =>
                PutAsync(Path.Combine(CBioPortalFiles.Folder, CBioPortalStudy.Discrete), discrete =>
                    GeneMatrices.WriteAsync(new CBioPortalStudy(results), log2, discrete, cancellationToken))).ConfigureAwait(false);
        }

        async Task PutAsync(string name, Func<Stream, Task> write)
        {
            var path = Path.Combine(folder, name);
            await AtomicFile.WriteAsync(path, write).ConfigureAwait(false);
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
