package com.acme.iam;

import com.amazonaws.auth.policy.Action;
import com.amazonaws.auth.policy.Condition;
import com.amazonaws.auth.policy.Policy;
import com.amazonaws.auth.policy.Principal;
import com.amazonaws.auth.policy.Resource;
import com.amazonaws.auth.policy.Statement;
import com.amazonaws.auth.policy.Statement.Effect;
import com.amazonaws.auth.policy.actions.S3Actions;
import com.amazonaws.auth.policy.actions.SecurityTokenServiceActions;
import com.amazonaws.auth.policy.conditions.IpAddressCondition;
import com.amazonaws.auth.policy.conditions.StringCondition;
import com.amazonaws.services.identitymanagement.AmazonIdentityManagement;
import com.amazonaws.services.identitymanagement.AmazonIdentityManagementClientBuilder;
import com.amazonaws.services.identitymanagement.model.CreateRoleRequest;
import com.amazonaws.services.identitymanagement.model.EntityAlreadyExistsException;
import com.amazonaws.services.identitymanagement.model.GetRoleRequest;
import com.amazonaws.services.identitymanagement.model.PutRolePolicyRequest;
import com.amazonaws.services.identitymanagement.model.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

public class AccessPolicies {
    private final AmazonIdentityManagement iam;

    public AccessPolicies() {
        this(AmazonIdentityManagementClientBuilder.defaultClient());
    }

    public AccessPolicies(AmazonIdentityManagement iam) {
        this.iam = iam;
    }

    static Policy readOnly(String bucket, Collection<String> prefixes) {
        List<Resource> resources = new ArrayList<>();
        for (String prefix : prefixes) {
            resources.add(new Resource("arn:aws:s3:::" + bucket + "/" + prefix + "*"));
        }
        Set<Action> actions = new HashSet<>(Arrays.asList(S3Actions.GetObject, S3Actions.ListObjects));
        Statement statement = new Statement(Effect.Allow);
        statement.setActions(actions);
        statement.setResources(resources);
        return new Policy("read-" + bucket).withStatements(statement, deny(bucket));
    }

    private static Statement deny(String bucket) {
        List<Condition> conditions = Arrays.<Condition>asList(
                new IpAddressCondition("10.0.0.0/8"),
                new StringCondition(StringCondition.StringComparisonType.StringLike, "aws:UserAgent", "*curl*"));
        return new Statement(Statement.Effect.Deny)
                .withPrincipals(Principal.AllUsers)
                .withActions(S3Actions.AllS3Actions)
                .withResources(new Resource("arn:aws:s3:::" + bucket))
                .withConditions(conditions.toArray(new Condition[0]));
    }

    public String ensureRole(String name, String account, String bucket) {
        Policy trust = new Policy().withStatements(new Statement(Effect.Allow)
                .withPrincipals(new Principal(account))
                .withActions(SecurityTokenServiceActions.AssumeRole));
        Role role;
        try {
            role = iam.createRole(new CreateRoleRequest()
                    .withRoleName(name)
                    .withAssumeRolePolicyDocument(trust.toJson())).getRole();
        } catch (EntityAlreadyExistsException e) {
            role = iam.getRole(new GetRoleRequest().withRoleName(name)).getRole();
        }
        iam.putRolePolicy(new PutRolePolicyRequest(name, "access", readOnly(bucket, Arrays.asList("in/", "out/")).toJson()));
        return role.getArn();
    }
}
