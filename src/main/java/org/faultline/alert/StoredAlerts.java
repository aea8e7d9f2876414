package org.faultline.alert;

import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.enterprise.context.ApplicationScoped;

/** The alerts that are kept. */
@ApplicationScoped
class StoredAlerts implements PanacheRepository<Alert> {}
