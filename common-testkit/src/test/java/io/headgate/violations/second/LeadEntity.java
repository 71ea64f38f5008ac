package io.headgate.violations.second;

/** Public, and used by another feature. */
public class LeadEntity {}
