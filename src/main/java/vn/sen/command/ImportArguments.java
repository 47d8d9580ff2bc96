package vn.sen.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.sen.metadata.Profile;
import vn.sen.platform.StartupException;
import vn.sen.publishing.imports.ImportOptions;

/**
 * The options that only {@code import} has.
 *
 * @param rest what is left of the command line
 */
record ImportArguments(ImportOptions options, boolean isLoopbackAllowed, List<String> rest) {
  private static final String AUTHOR = "import";

  /**
   * @throws StartupException when an option lacks its value or has one that cannot be
   */
  static ImportArguments take(List<String> arguments) {
    List<String> rest = new ArrayList<>();
    Optional<String> agency = Optional.empty();
    Profile profile = Profile.DCAT_VN;
    boolean dryRun = false;
    boolean strict = false;
    boolean repair = false;
    boolean isLoopbackAllowed = false;
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      String option = argument.split("=", 2)[0];
      switch (option) {
        case "--dry-run" -> dryRun = true;
        case "--strict" -> strict = true;
        case "--repair" -> repair = true;
        case "--allow-loopback" -> isLoopbackAllowed = true;
        case "--agency", "--profile" -> {
          String value =
              argument.contains("=") ? argument.split("=", 2)[1] : value(arguments, ++i, option);
          if (option.equals("--agency")) {
            agency = Optional.of(value);
          } else {
            profile = profile(value);
          }
        }
        default -> rest.add(argument);
      }
    }
    return new ImportArguments(
        new ImportOptions(agency, dryRun, strict, repair, profile, AUTHOR),
        isLoopbackAllowed,
        List.copyOf(rest));
  }

  private static String value(List<String> arguments, int at, String option) {
    if (at >= arguments.size()) {
      throw new StartupException(
          "The option " + option + " needs a value; “./sen help” shows how it is used.");
    }
    return arguments.get(at);
  }

  private static Profile profile(String code) {
    return Profile.find(code)
        .orElseThrow(
            () ->
                new StartupException(
                    "There is no profile “" + code + "”; choose dcat-vn or dcat-ap."));
  }
}
