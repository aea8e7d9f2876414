package org.faultline.alert.store;

import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.enterprise.context.ApplicationScoped;
import org.faultline.alert.Alert;

/** The alerts that are kept. */
@ApplicationScoped
class StoredAlerts implements PanacheRepository<Alert> {}
