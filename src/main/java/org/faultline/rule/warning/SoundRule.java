package org.faultline.rule.warning;

import org.faultline.rule.language.model.RuleModel;

/**
 * A rule that has no fault.
 *
 * @param path of its file
 * @param text of its file
 */
public record SoundRule(String path, String text, RuleModel model) {}
