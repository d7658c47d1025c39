/// Notices put into words, and sent as mails: over SMTP, or onto the console of a developer.
@NullMarked
package com.datifyy.adapters.mail;

import org.jspecify.annotations.NullMarked;
