package com.datifyy.application.admin.port;

import com.datifyy.application.shared.port.InMemoryTable;
import com.datifyy.application.shared.port.InMemoryUnitOfWork;
import com.datifyy.domain.admin.Admin;
import com.datifyy.domain.admin.AdminId;
import com.datifyy.domain.identity.Email;
import com.datifyy.domain.identity.PasswordHash;
import com.datifyy.domain.shared.NumberedPage;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The staff, in memory.
public final class InMemoryAdminRepository implements AdminRepository {
    private final InMemoryUnitOfWork units;
    private final InMemoryTable<AdminId, Admin> admins;
    private final InMemoryTable<AdminId, PasswordHash> passwords;
    private final InMemoryTable<AdminId, Authenticator> authenticators;
    private final InMemoryTable<AdminId, List<String>> recoveryCodes;

    public InMemoryAdminRepository(InMemoryUnitOfWork units) {
        this.units = units;
        admins = new InMemoryTable<>(units);
        passwords = new InMemoryTable<>(units);
        authenticators = new InMemoryTable<>(units);
        recoveryCodes = new InMemoryTable<>(units);
    }

    @Override
    public Outcome add(Admin admin, PasswordHash password) {
        units.requireOpen();
        if (find(admin.id()).isPresent()) {
            return Outcome.ID_TAKEN;
        }
        if (withEmail(admin.email()).isPresent()) {
            return Outcome.EMAIL_TAKEN;
        }
        admins.put(admin.id(), admin);
        passwords.put(admin.id(), password);
        return Outcome.DONE;
    }

    @Override
    public Optional<Admin> find(AdminId id) {
        return admins.find(id);
    }

    @Override
    public Map<AdminId, Admin> findAll(Collection<AdminId> ids) {
        return admins.findAll(admin -> ids.contains(admin.id())).stream()
                .collect(Collectors.toMap(Admin::id, Function.identity()));
    }

    @Override
    public Optional<Admin> findForUpdate(AdminId id) {
        units.requireOpen();
        return find(id);
    }

    @Override
    public Optional<Admin> withEmail(Email email) {
        return admins.findAll(admin -> admin.email().equals(email)).stream().findFirst();
    }

    @Override
    public NumberedPage<Admin> list(NumberedPage.Wanted wanted) {
        List<Admin> all = admins.all().stream()
                .sorted(Comparator.comparing(Admin::createdAt).thenComparing(Admin::id))
                .toList();
        return new NumberedPage<>(
                all.stream().skip(wanted.offset()).limit(wanted.size()).toList(),
                wanted.page(),
                wanted.size(),
                all.size());
    }

    @Override
    public List<Admin> activeSuperAdminsForUpdate() {
        units.requireOpen();
        return admins.findAll(Admin::isActiveSuperAdmin).stream()
                .sorted(Comparator.comparing(Admin::id))
                .toList();
    }

    @Override
    public Outcome save(Admin admin) {
        units.requireOpen();
        if (withEmail(admin.email())
                .filter(other -> !other.id().equals(admin.id()))
                .isPresent()) {
            return Outcome.EMAIL_TAKEN;
        }
        admins.put(admin.id(), admin);
        return Outcome.DONE;
    }

    @Override
    public PasswordHash passwordOf(AdminId id) {
        return passwords.find(id).orElseThrow();
    }

    @Override
    public void changePassword(AdminId id, PasswordHash password) {
        passwords.put(id, password);
    }

    @Override
    public Optional<Authenticator> authenticatorOf(AdminId id) {
        return authenticators.find(id);
    }

    @Override
    public void putAuthenticator(AdminId id, Authenticator authenticator) {
        authenticators.put(id, authenticator);
    }

    @Override
    public void removeAuthenticator(AdminId id) {
        boolean _ = authenticators.remove(id);
        boolean _ = recoveryCodes.remove(id);
    }

    @Override
    public void putRecoveryCodes(AdminId id, List<String> digests) {
        recoveryCodes.put(id, List.copyOf(digests));
    }

    @Override
    public boolean useRecoveryCode(AdminId id, String digest) {
        units.requireOpen();
        List<String> left = recoveryCodes.find(id).orElse(List.of());
        if (!left.contains(digest)) {
            return false;
        }
        recoveryCodes.put(
                id, left.stream().filter(other -> !other.equals(digest)).toList());
        return true;
    }
}
