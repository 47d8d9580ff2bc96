package vn.sen.access.account;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import vn.sen.access.People;
import vn.sen.access.Person;

/** People as the other packages know them: their accounts without what they sign in with. */
@Singleton
final class AccountPeople implements People {
  private final Accounts accounts;

  AccountPeople(Accounts accounts) {
    this.accounts = accounts;
  }

  @Override
  public Optional<Person> find(UUID id) {
    return accounts.find(id).map(Account::person);
  }

  @Override
  public Optional<Person> findByEmail(String email) {
    return accounts.findByEmail(email).map(Account::person);
  }
}
