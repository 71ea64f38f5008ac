package io.headgate.violations.second;

/** An entity that everybody may hold, with a method that no search by its name finds. */
public class LeadEntity {

    public LeadEntity at() {
        return this;
    }
}
