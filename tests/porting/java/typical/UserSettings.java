package com.acme.model;

import com.amazonaws.regions.Region;
import com.amazonaws.regions.Regions;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import lombok.AllArgsConstructor;
import lombok.Builder;
import lombok.Data;
import lombok.NoArgsConstructor;

@Data
@Builder
@NoArgsConstructor
@AllArgsConstructor
@JsonIgnoreProperties(ignoreUnknown = true)
class Account {
    @JsonProperty("account_id")
    private String accountId;
    private String alias;
    private boolean master;
}

public class UserSettings implements Serializable, Cloneable, Comparable<UserSettings> {
    private static final long serialVersionUID = 42L;

    private String name;
    private Region region = Region.getRegion(Regions.DEFAULT_REGION);
    private List<Account> accounts = new ArrayList<>();
    private transient int hash;

    public UserSettings() {
    }

    public UserSettings(String name) {
        this.name = name;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public Region getRegion() {
        return region;
    }

    public void setRegion(String region) {
        this.region = Region.getRegion(Regions.fromName(region));
    }

    public List<Account> getAccounts() {
        return accounts;
    }

    public UserSettings withAccount(Account account) {
        accounts.add(account);
        return this;
    }

    @Override
    public int compareTo(UserSettings other) {
        return name.compareTo(other.name);
    }

    @Override
    public boolean equals(Object o) {
        if (this == o) return true;
        if (!(o instanceof UserSettings)) return false;
        UserSettings that = (UserSettings) o;
        return Objects.equals(name, that.name) && Objects.equals(accounts, that.accounts);
    }

    @Override
    public int hashCode() {
        if (hash == 0) {
            hash = Objects.hash(name, accounts);
        }
        return hash;
    }

    @Override
    public String toString() {
        return "UserSettings{" + "name='" + name + '\'' + ", region=" + region.getName() + ", accounts=" + accounts.size() + '}';
    }
}
