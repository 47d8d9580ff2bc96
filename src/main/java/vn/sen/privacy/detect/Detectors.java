package vn.sen.privacy.detect;

import java.time.Year;
import java.util.List;

/** Every detector of values, in the order of {@link Kind}. */
public final class Detectors {
  private Detectors() {}

  /**
   * @param currentYear births later than this are none
   */
  public static List<Detector> all(Year currentYear) {
    return List.of(
        new CitizenIdDetector(currentYear),
        new OldIdentityCardDetector(),
        new TaxCodeDetector(),
        new SocialInsuranceDetector(),
        new HealthInsuranceDetector(),
        new PhoneDetector(),
        new EmailDetector(),
        new LicencePlateDetector(),
        new BankCardDetector(),
        new BankAccountDetector(),
        new PassportDetector(),
        new PersonNameDetector(),
        new HomeAddressDetector(),
        new HomeCoordinatesDetector(),
        new IpAddressDetector(),
        new BirthDateDetector(currentYear));
  }

  /** Whether a header speaks of coordinates, of whatever. */
  public static boolean namesCoordinate(String foldedHeader) {
    return HomeCoordinatesDetector.ANY_COORDINATE.hint(foldedHeader) == HeaderRule.Hint.SUPPORTS;
  }

  /** Whether the text is the name of a person of history. */
  public static boolean isHistoricalPerson(String name) {
    return PersonNames.bundled().isHistorical(name);
  }
}
