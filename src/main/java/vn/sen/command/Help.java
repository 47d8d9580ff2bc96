package vn.sen.command;

/** What {@code ./sen help} prints; the launcher prints the same file's commands and its own. */
final class Help {
  private Help() {}

  static final String TEXT =
      """
      Sen, an open-data catalog portal.

      Commands
        run                start the portal (what happens without a command); Ctrl-C stops it
        load-data DIR      attach the files of a data pack to the targets they belong to
        reindex            build search and SPARQL anew from the record
        test [--long]      run every test
        bench NAME         measure: start, pages
        help               this text

      Options of run, load-data and reindex (in brackets: the environment variable, the default)
        --port N           port to listen on (SEN_PORT, 8080)
        --host ADDRESS     address to listen on (SEN_HOST, 127.0.0.1: this machine only)
        --data DIR         data folder (SEN_DATA, var)
        --base-iri IRI     base of every address the portal mints; fixed by the first start
                           on a data folder (SEN_BASE_IRI, http://localhost:PORT/)

      SEN_DATABASE_URL names an external PostgreSQL by its JDBC address; without it the portal
      runs its own in the data folder.
      """;
}
