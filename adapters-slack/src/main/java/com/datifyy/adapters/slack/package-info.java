/// The channel of the staff, reached through an incoming webhook of Slack.
@NullMarked
package com.datifyy.adapters.slack;

import org.jspecify.annotations.NullMarked;
