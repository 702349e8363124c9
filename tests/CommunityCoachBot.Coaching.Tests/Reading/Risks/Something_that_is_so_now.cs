namespace CommunityCoachBot.Coaching.Tests.Reading.Risks;

/// <summary>Every flag in three languages, as people say it, with how urgent it is (visit-summary §6).</summary>
public sealed class Something_that_is_so_now
{
    [Theory]
    // 自杀自伤
    [InlineData("赵婆婆说夜里躺着就想，活着真没劲。", "suicide-risk present resident same-day")]
    [InlineData("老孙把遗书压在茶盘底下，让我看见了。", "suicide-risk present resident immediate")]
    [InlineData("小静给我看，床头柜里攒了半瓶安眠药。", "suicide-risk present resident immediate")]
    [InlineData("她说有时站在阳台边想跳下去。", "suicide-risk present resident same-day")]
    [InlineData("他昨天把两只鸟和存折都交给了女儿，像交代后事。", "suicide-risk present resident same-day")]
    [InlineData("婆婆話做人好辛苦，唔想做人。", "suicide-risk present resident same-day")]
    [InlineData("佢話儲埋一樽安眠藥喺床頭櫃。", "suicide-risk present resident immediate")]
    [InlineData("Mrs Ho said there is nothing to live for since he died.", "suicide-risk present resident same-day")]
    [InlineData("He has been saving up pills in a biscuit tin.", "suicide-risk present resident immediate")]
    [InlineData("Mr Ng doesn't want to be here any more, he told me quietly.", "suicide-risk present resident same-day")]
    // 急症
    [InlineData("进门时钱伯嘴角歪着，右手没劲，话说不清。", "medical-emergency present resident immediate")]
    [InlineData("李叔刚才在楼梯口晕倒，缓过来了。", "medical-emergency present resident immediate")]
    [InlineData("阿伯話心口好翳，心口翳住，抖唔到氣。", "medical-emergency present resident immediate")]
    [InlineData("Mrs Chan could not lift her left arm and her speech was slurred.", "medical-emergency present resident immediate")]
    [InlineData("He said his chest felt tight on the stairs but it's gone now.", "medical-emergency present resident immediate")]
    // 缺餐
    [InlineData("黄奶奶中午就啃馒头，说省事。", "missing-meals present resident within-72h")]
    [InlineData("冰箱里什么都没有，米缸也空了。", "missing-meals present resident same-day")]
    [InlineData("他说三天没吃东西了，走路打晃。", "missing-meals present resident immediate")]
    [InlineData("佢話一日淨係食一餐。", "missing-meals present resident same-day")]
    [InlineData("Skips lunch most days, she says, to save money.", "missing-meals present resident within-72h")]
    [InlineData("There was nothing in the fridge but a jar of mustard.", "missing-meals present resident same-day")]
    [InlineData("Mr Fok hasn't eaten for two days.", "missing-meals present resident immediate")]
    // 用药
    [InlineData("她自己把降压药停了，说吃了头晕。", "medication-risk present resident within-72h")]
    [InlineData("几种药混在一个袋子里，他分不清哪个是早上吃的。", "medication-risk present resident within-72h")]
    [InlineData("婆婆唔記得食咗藥未，有時食咗兩次藥。", "medication-risk present resident within-72h")]
    [InlineData("He stopped taking his tablets two weeks ago.", "medication-risk present resident within-72h")]
    [InlineData("Her pills were all muddled in one tin.", "medication-risk present resident within-72h")]
    // 火气
    [InlineData("一进门一股煤气味，她说鼻子不灵闻不到。", "fire-gas-hazard present resident immediate")]
    [InlineData("插座烧黑了一圈，还插着电炉。", "fire-gas-hazard present resident within-72h")]
    [InlineData("電動車喺走廊叉電，電線由窗口拉出嚟。", "fire-gas-hazard present resident within-72h")]
    [InlineData("Strong smell of gas in the kitchen.", "fire-gas-hazard present resident immediate")]
    [InlineData("He charges his e-bike in the hallway overnight.", "fire-gas-hazard present resident within-72h")]
    // 诈骗与剥削
    [InlineData("曾伯说有人打电话说他中奖了，要先交手续费。", "financial-exploitation present resident within-72h")]
    [InlineData("她正要转账给一个客服，我拦住了。", "financial-exploitation present resident immediate")]
    [InlineData("她的低保卡被弟弟拿走，取钱得求他。", "financial-exploitation present resident within-72h")]
    [InlineData("伯伯話有人假冒客服，叫佢過數。", "financial-exploitation present resident within-72h")]
    [InlineData("Her nephew holds her bank card and she has to ask him for cash.", "financial-exploitation present resident within-72h")]
    [InlineData("A man rang to say she had won a prize and needed her bank details.", "financial-exploitation present resident within-72h")]
    // 急性困扰
    [InlineData("她说最近老失眠，躺下就醒。", "acute-distress present resident monitor")]
    [InlineData("他连着四晚没合眼，说楼上有人要害他。", "acute-distress present resident same-day")]
    [InlineData("佢話幾晚冇瞓，聽到把聲鬧佢。", "acute-distress present resident same-day")]
    [InlineData("She hears voices at night calling her names.", "acute-distress present resident same-day")]
    [InlineData("Not sleeping well lately, he says.", "acute-distress present resident monitor")]
    // 居住
    [InlineData("阳台栏杆松得厉害，一推就晃。", "unsafe-housing present resident within-72h")]
    [InlineData("上周他在浴室滑了一跤，膝盖还疼。", "unsafe-housing present resident within-72h")]
    [InlineData("天花石屎剝落，成張床都係灰。", "unsafe-housing present resident within-72h")]
    [InlineData("The ceiling is crumbling over her bed.", "unsafe-housing present resident within-72h")]
    [InlineData("Mrs Yip slipped in the bathroom on Sunday; there are no grab rails.", "unsafe-housing present resident within-72h")]
    // 自我忽视
    [InlineData("屋里堆满纸箱，只剩一条缝走路。", "self-neglect present resident within-72h")]
    [InlineData("他脚烂了一块，死活不去医院。", "self-neglect present resident within-72h")]
    [InlineData("佢幾個月冇沖涼，成屋雜物。", "self-neglect present resident within-72h")]
    [InlineData("Newspapers to the ceiling; he hasn't washed for weeks.", "self-neglect present resident within-72h")]
    // 失联
    [InlineData("到宋阿婆家，敲了半天没人应，门口牛奶攒了三瓶。", "lost-contact present resident same-day")]
    [InlineData("拍門冇人應，電話熄咗。", "lost-contact present resident same-day")]
    [InlineData("No answer at Mr Poon's door, and the milk is piling up.", "lost-contact present resident same-day")]
    [InlineData("敲门没人应，门缝里有一股异味。", "lost-contact present resident immediate")]
    // 照顾疏忽与老人受伤害
    [InlineData("爷爷背上有褥疮，尿布湿透了没人换。", "neglect present resident same-day")]
    [InlineData("郑奶奶说儿媳骂她老不死，还不给饭吃。", "adult-abuse present resident same-day")]
    [InlineData("梁伯說個仔推佢，收埋佢支拐杖。", "adult-abuse present resident same-day")]
    [InlineData("Granny Lau said her son hits her when he drinks.", "adult-abuse present resident same-day")]
    [InlineData("His daughter locks him in his room and takes away his walking frame. He is 84.", "adult-abuse present resident same-day")]
    // 家暴
    [InlineData("小丽说老公喝了酒就打她，上礼拜还掐她脖子。", "domestic-violence present resident immediate")]
    [InlineData("她说丈夫不让她出门，手机也没收了。", "domestic-violence present resident same-day")]
    [InlineData("阿珍話佢老公郁手，收咗佢身份證。", "domestic-violence present resident same-day")]
    [InlineData("Anna says her husband hit her on Friday and took her phone.", "domestic-violence present resident same-day")]
    [InlineData("He choked me, she whispered.", "domestic-violence present resident immediate")]
    [InlineData("她说他又动手了，当着孩子的面。", "domestic-violence present resident immediate")]
    // 儿童
    [InlineData("孩子后背有几道血印，他爸用皮带打的。", "child-abuse present child immediate")]
    [InlineData("囡囡细声话叔叔摸佢下面。", "child-abuse present child immediate")]
    [InlineData("Her little boy has bruises on both arms and won't say how.", "child-abuse present child immediate")]
    [InlineData("小杰上初二，说高年级的堵他要钱。", "child-abuse present resident same-day")]
    [InlineData("她上夜班，六岁的儿子一个人在家过夜。", "child-unattended present child same-day")]
    [InlineData("佢返夜更，個仔自己喺屋企。", "child-unattended present child same-day")]
    [InlineData("Her daughter, 7, is home alone when she works nights.", "child-unattended present child same-day")]
    [InlineData("屋里只有一个孩子，现在一个人在家，妈妈电话打不通。", "child-unattended present child immediate")]
    // 伤人与社工安全
    [InlineData("老冯说要砍死对门那个，菜刀就放桌上。", "harm-to-others present resident immediate")]
    [InlineData("He said he would burn the place down.", "harm-to-others present resident immediate")]
    [InlineData("他抓住我手臂不放，跟我到楼下。", "worker-safety present worker same-day")]
    [InlineData("He grabbed my arm and followed me to the lift.", "worker-safety present worker same-day")]
    [InlineData("佢飲醉酒，捉住我隻手，跟我落樓。", "worker-safety present worker same-day")]
    public void Is_listed_with_its_urgency(string note, string expected) => Reads.As(note, expected);
}
