/** Takes reports from Kafka and publishes alerts to it, where it is configured. */
@NullMarked
package org.faultline.kafka;

import org.jspecify.annotations.NullMarked;
