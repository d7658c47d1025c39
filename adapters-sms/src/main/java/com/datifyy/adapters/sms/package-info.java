/// Text messages, sent through a provider or shown to a developer, and the numbers that receive them.
@NullMarked
package com.datifyy.adapters.sms;

import org.jspecify.annotations.NullMarked;
