"""The services of the AWS SDK for Java v1 whose classes are here by one rule, by the name of their package."""

from __future__ import annotations

from typing import Final

SERVICES: Final = frozenset(
    """
    accessanalyzer acmpca alexaforbusiness amplify apigateway apigatewaymanagementapi apigatewayv2 appconfig appflow
    applicationautoscaling applicationdiscovery applicationinsights appmesh appregistry appstream appsync athena
    augmentedairuntime autoscaling autoscalingplans backup batch braket budgets certificatemanager chime cloud9
    clouddirectory cloudformation cloudfront cloudhsm cloudhsmv2 cloudsearchdomain cloudsearchv2 cloudtrail
    cloudwatch cloudwatchevents codeartifact codebuild codecommit codedeploy codeguruprofiler codegurureviewer
    codepipeline codestar codestarconnections codestarnotifications cognitoidentity cognitoidp cognitosync
    comprehend comprehendmedical computeoptimizer config connect connectparticipant costandusagereport costexplorer
    databasemigrationservice dataexchange datapipeline datasync dax detective devicefarm directconnect directory dlm
    docdb dynamodbv2 ebs ec2 ec2instanceconnect ecr ecs eks elasticache elasticbeanstalk elasticfilesystem
    elasticinference elasticloadbalancing elasticloadbalancingv2 elasticmapreduce elasticsearch elastictranscoder
    eventbridge fms forecast forecastquery frauddetector fsx gamelift glacier globalaccelerator glue gluedatabrew
    greengrass groundstation guardduty health honeycode identitymanagement identitystore imagebuilder importexport
    inspector iot iot1clickdevices iot1clickprojects iotanalytics iotdata iotevents ioteventsdata iotjobsdataplane
    iotsecuretunneling iotsitewise iotthingsgraph ivs kafka kendra kinesis kinesisanalytics kinesisanalyticsv2
    kinesisfirehose kinesisvideo kinesisvideosignalingchannels kms lakeformation lambda lexmodelbuilding lexruntime
    licensemanager lightsail logs machinelearning macie macie2 managedblockchain marketplacecatalog
    marketplacecommerceanalytics marketplaceentitlement marketplacemetering mediaconnect mediaconvert medialive
    mediapackage mediapackagevod mediastore mediastoredata mediatailor migrationhub migrationhubconfig mobile mq
    mturk neptune networkmanager opsworks opsworkscm organizations outposts personalize personalizeevents
    personalizeruntime pi pinpoint pinpointemail pinpointsmsvoice polly pricing qldb qldbsession quicksight ram rds
    rdsdata redshift redshiftdataapi rekognition resourcegroups resourcegroupstaggingapi robomaker route53
    route53domains route53resolver s3control s3outposts sagemaker sagemakerruntime savingsplans schemas
    secretsmanager securityhub serverlessapplicationrepository servermigration servicecatalog servicediscovery
    servicequotas shield signer simpledb simpleemail simpleemailv2 simplesystemsmanagement simpleworkflow snowball
    sns sqs sso ssoadmin ssooidc stepfunctions storagegateway support synthetics textract timestreamquery
    timestreamwrite transcribe transfer translate waf wafv2 workdocs worklink workmail workmailmessageflow
    workspaces xray
""".split()
)

# Hand-written classes of Java's whose names the faces need not show for a port to use them.
CLASSES_TO_COME: Final[dict[str, frozenset[str]]] = {
    package: frozenset(names.split())
    for package, names in {
        "com.amazonaws": "AmazonWebServiceClient ClientConfigurationFactory HttpMethod HttpMethodName"
        " PredefinedClientConfigurations",
        "com.amazonaws.arn": "Arn ArnResource",
        "com.amazonaws.auth": "SignerFactory",
        "com.amazonaws.auth.policy.actions": "DynamoDBv2Actions ElasticMapReduceActions KMSActions SQSActions"
        " SNSActions",
        "com.amazonaws.auth.policy.internal": "JsonPolicyReader",
        "com.amazonaws.event": "ProgressEvent ProgressEventType ProgressListener SyncProgressListener",
        "com.amazonaws.http": "HttpMethodName",
        "com.amazonaws.services.s3": "AmazonS3URI",
        "com.amazonaws.services.s3.model": "AbortMultipartUploadRequest BucketLifecycleConfiguration BucketPolicy"
        " BucketTaggingConfiguration BucketVersioningConfiguration CompleteMultipartUploadRequest"
        " CompleteMultipartUploadResult DeleteObjectsRequest DeleteObjectsResult DeleteObjectTaggingRequest"
        " GetObjectTaggingRequest GetObjectTaggingResult InitiateMultipartUploadRequest InitiateMultipartUploadResult"
        " ListMultipartUploadsRequest ListPartsRequest MultiObjectDeleteException MultipartUpload"
        " MultipartUploadListing ObjectTagging PartETag PartListing PartSummary Region SSEAwsKeyManagementParams"
        " SSEAlgorithm SetBucketVersioningConfigurationRequest SetObjectTaggingRequest Tag TagSet UploadPartRequest"
        " UploadPartResult StorageClass",
        "com.amazonaws.services.s3.transfer": "Download MultipleFileDownload MultipleFileUpload PersistableTransfer"
        " Transfer TransferManager TransferManagerBuilder TransferProgress Upload",
        "com.amazonaws.services.s3.transfer.model": "UploadResult",
        "com.amazonaws.util": "Base64 DateUtils EC2MetadataUtils HttpUtils IOUtils RuntimeHttpUtils StringUtils",
        "com.amazonaws.util.json": "Jackson",
    }.items()
}
